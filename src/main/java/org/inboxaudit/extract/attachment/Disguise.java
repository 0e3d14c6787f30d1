package org.inboxaudit.extract.attachment;

import java.util.Set;
import org.inboxaudit.evidence.AttachmentTrait;

/// Compares what a file is with what its name and its message claim.
///
/// Only what hides something that runs counts (S29). A text document that is RTF underneath, or a
/// table that is a web page, is how programs export.
final class Disguise {

  /// What nobody expects a file inside of.
  private static final Set<String> PLAIN =
      Set.of(
          "avi", "bmp", "csv", "gif", "heic", "jpeg", "jpg", "m4a", "mov", "mp3", "mp4", "ogg",
          "pdf", "png", "rtf", "tif", "tiff", "txt", "wav", "webm", "webp");

  private static final Set<FileType> ARCHIVES =
      Set.of(
          FileType.ZIP,
          FileType.SEVEN_ZIP,
          FileType.RAR,
          FileType.CABINET,
          FileType.ACE,
          FileType.ISO_IMAGE,
          FileType.VIRTUAL_DISK,
          FileType.ONENOTE);

  private Disguise() {}

  static void addMismatch(Examined file, FileType type, String declaredType) {
    String extension = AttachmentNames.extension(file.name);
    boolean promisesDocument =
        AttachmentNames.isDocument(extension)
            || (extension.isEmpty()
                && (declaredType.startsWith("image/")
                    || declaredType.startsWith("text/")
                    || declaredType.equals("application/pdf")));
    boolean runs = type.traits().contains(AttachmentTrait.PROGRAM);
    if ((runs && promisesDocument) || (ARCHIVES.contains(type) && PLAIN.contains(extension))) {
      file.traits.add(AttachmentTrait.TYPE_MISMATCH);
    }
  }
}
