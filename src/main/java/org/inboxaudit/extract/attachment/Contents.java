package org.inboxaudit.extract.attachment;

import java.io.IOException;
import org.inboxaudit.evidence.AttachmentTrait;
import org.inboxaudit.evidence.Message;

/// Chooses who looks into a file of a given type.
final class Contents {

  private Contents() {}

  /// Looks into a whole file. What cannot be opened is said to the inspection.
  static void read(Examined file, FileType type, String declaredType, Inspection inspection)
      throws IOException {
    if (isMessage(file.name, type, declaredType)) {
      file.mediaType = FileType.EMAIL.mediaType();
      NestedMessage.read(file, inspection);
      return;
    }
    switch (type) {
      case RTF -> RtfScan.read(file, inspection);
      case OLE -> OleDocument.read(file, inspection);
      case PDF -> PdfDocument.read(file, inspection);
      case ZIP -> ZipContents.read(file, inspection);
      case TAR, GZIP, BZIP2 -> StreamArchives.read(file, type, inspection);
      case SEVEN_ZIP -> SevenZip.read(file, inspection);
      default -> {
        if (file.traits.contains(AttachmentTrait.CONTAINER)) {
          inspection.unreadable(1);
        } else {
          PlainDocument.read(file, inspection);
        }
      }
    }
  }

  /// Whether the head of such a part leaves something unseen that [#read] could have found.
  static boolean matter(Message.Part part, FileType type) {
    return switch (type) {
      case RTF, OLE, ZIP, PDF -> true;
      default ->
          type.traits().contains(AttachmentTrait.CONTAINER)
              || AttachmentNames.traits(part.fileName()).contains(AttachmentTrait.CONTAINER)
              || isMessage(part.fileName(), type, part.mediaType());
    };
  }

  private static boolean isMessage(String name, FileType type, String declaredType) {
    boolean text = type == FileType.TEXT || type == FileType.OTHER;
    return text
        && (declaredType.equals(FileType.EMAIL.mediaType())
            || AttachmentNames.extension(name).equals("eml"));
  }
}
