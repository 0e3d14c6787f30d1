package org.inboxaudit.extract.attachment;

import java.io.IOException;
import org.inboxaudit.evidence.AttachmentTrait;
import org.inboxaudit.evidence.Message;

/// Chooses who looks into a file of a given type.
final class Contents {

  private Contents() {}

  /// Looks into a whole file. What cannot be opened is said to the inspection.
  static void read(Examined file, FileType type, Inspection inspection) throws IOException {
    switch (type) {
      case RTF -> RtfScan.read(file, inspection);
      case OLE -> OleDocument.read(file, inspection);
      case PDF -> PdfDocument.read(file, inspection);
      case SHEET_RECORDS -> OldSheet.read(file, inspection);
      case WORD_PERFECT -> WordPerfectDocument.read(file, inspection);
      case ACTIVE_MIME -> ActiveMime.read(file.bytes, file, inspection);
      case EMAIL -> NestedMessage.read(file, inspection);
      case MAILBOX -> Mailbox.read(file, inspection);
      case ZIP -> ZipContents.read(file, inspection);
      case SEVEN_ZIP -> SevenZip.read(file, inspection);
      case TAR, AR, CPIO, DUMP -> StreamArchives.read(file, type, inspection);
      case GZIP, BZIP2, XZ, LZMA, LZIP, LZ4, COMPRESS -> Compressed.read(file, type, inspection);
      case ARJ -> ArjArchive.read(file, inspection);
      case ACE -> AceArchive.read(file, inspection);
      case RPM -> RedHatPackage.read(file, inspection);
      case XAR -> XarArchive.read(file, inspection);
      case RAR -> RarArchive.read(file, inspection);
      case LHA -> LhaArchive.read(file, inspection);
      case CABINET -> Cabinet.read(file, inspection);
      case ISO_IMAGE -> IsoImage.read(file, inspection);
      case FAT_IMAGE -> FatImage.read(file, inspection);
      case ONENOTE -> OneNoteSection.read(file, inspection);
      case TNEF -> TnefMessage.read(file, inspection);
      case LINK -> ShellLink.read(file);
      case ADDRESS,
          WEB_QUERY,
          REMOTE_DESKTOP,
          REMOTE_LIBRARY,
          JAVA_LAUNCH,
          REMOTE_PROGRAM,
          DESKTOP_ENTRY,
          SETTING ->
          PointerFile.read(file);
      case SYMBOLIC_LINK_SHEET -> SymbolicLinkSheet.read(file);
      case HTML, SVG, HTML_APPLICATION -> WebPage.read(file, inspection);
      case CALENDAR -> CalendarFile.read(file, inspection);
      case CONTACT -> ContactCard.read(file);
      case ENCODED_FILE -> EncodedText.read(file, inspection);
      case SIGNED -> SignedFile.read(file, inspection);
      case APPLE_SINGLE -> MacFile.readSingle(file, inspection);
      case MAC_BINARY -> MacFile.readBinary(file, inspection);
      case ACCESS_DATABASE -> AccessDatabase.read(file, inspection);
      case SEALED, LOCKED_FILE -> inspection.unreadable(1);
      case OLD_DOCUMENT -> {
        if (WordStream.isLocked(file.bytes)) {
          file.traits.add(AttachmentTrait.ENCRYPTED);
        }
        inspection.unreadable(1);
      }
      default -> {
        if (file.traits.contains(AttachmentTrait.CONTAINER)) {
          inspection.unreadable(1);
        } else {
          PlainDocument.read(file, inspection);
        }
      }
    }
    SecondFile.read(file, type, inspection);
    if (!ZipContents.opens(type) && ZipEnd.isIn(file.bytes)) {
      if (!type.traits().contains(AttachmentTrait.PROGRAM)) {
        file.traits.add(AttachmentTrait.MALFORMED); // two files in one
      }
      ZipContents.read(file, inspection);
    }
  }

  /// Whether the head of such a part leaves something unseen that [#read] could have found.
  static boolean matter(Message.Part part, byte[] head) {
    return switch (FileType.of(head, part.fileName(), part.mediaType())) {
      case RTF, OLE, ZIP, PDF, EMAIL, HTML, SVG, HTML_APPLICATION, CALENDAR, LINK -> true;
      case SIGNED, APPLE_SINGLE, MAC_BINARY, ACCESS_DATABASE -> true;
      case FileType type ->
          type.traits().contains(AttachmentTrait.CONTAINER)
              || AttachmentNames.traits(part.fileName()).contains(AttachmentTrait.CONTAINER);
    };
  }
}
