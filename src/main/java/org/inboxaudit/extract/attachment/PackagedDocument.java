package org.inboxaudit.extract.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.inboxaudit.evidence.AttachmentTrait;
import org.inboxaudit.extract.attachment.Inspection.Taken;

/// Looks into documents that are ZIP files underneath: Office Open XML (ECMA-376) and OpenDocument.
/// What lies in their parts is for [OfficePart] and [OpenDocumentPart].
final class PackagedDocument {
  private static final String OFFICE = "application/vnd.openxmlformats-officedocument";
  private static final Map<String, String> FOLDERS =
      Map.of(
          "word/", OFFICE + ".wordprocessingml.document",
          "xl/", OFFICE + ".spreadsheetml.sheet",
          "ppt/", OFFICE + ".presentationml.presentation",
          "visio/", "application/vnd.ms-visio.drawing");
  private static final List<String> EXTENSIONS = List.of("do", "xl", "pp", "pot", "rtf");

  /// Enough to tell a program, a shortcut, a compound or a text of another format by.
  private static final int HEAD = 64;

  private static final int PARTS = 10_000;

  /// So much is read of parts in which nothing but words is sought, over all of them.
  private static final int WORDS = 2 << 20;

  private PackagedDocument() {}

  /// Whether these are the entries of a document. A file called `.zip` is unpacked by whoever opens
  /// it, so it stays an archive whatever lies in it.
  static boolean is(List<ZipArchiveEntry> entries, String name) {
    if (AttachmentNames.extension(name).equals("zip") || entries.isEmpty()) {
      return false;
    }
    return !officeType(entries, name).isEmpty()
        || entries.getFirst().getName().equals("mimetype")
        || (has(entries, "meta-inf/manifest.xml") && has(entries, "content.xml"));
  }

  private static boolean has(List<ZipArchiveEntry> entries, String name) {
    return ZipContents.names(entries).anyMatch(name::equals);
  }

  static void read(
      Examined file, ZipFile zip, List<ZipArchiveEntry> entries, Inspection inspection) {
    String type = officeType(entries, file.name);
    file.mediaType = type.isEmpty() ? "application/vnd.oasis.opendocument" : type;
    if (entries.size() > PARTS) {
      inspection.beyondLimit(1);
    }
    int wordsLeft = WORDS;
    for (ZipArchiveEntry entry : entries.subList(0, Math.min(entries.size(), PARTS))) {
      String name = entry.getName().replace('\\', '/').toLowerCase(Locale.ROOT);
      if (entry.getGeneralPurposeBit().usesEncryption()) {
        file.traits.add(AttachmentTrait.ENCRYPTED);
        inspection.unreadable(1);
      } else if (!type.isEmpty() && OfficePart.holdsWords(name)) {
        byte[] head = head(zip, entry, file.words.isOpen() ? wordsLeft : 0);
        wordsLeft -= head.length;
        OfficePart.readWords(name, head, file);
      } else if (!entry.isDirectory()) {
        FileType bytes = FileType.of(head(zip, entry, HEAD));
        boolean wanted =
            bytes == FileType.OLE
                || OfficePart.isForeign(bytes)
                || (type.isEmpty()
                    ? OpenDocumentPart.wants(name)
                    : OfficePart.wants(name, type.equals(OFFICE)));
        if (!wanted) {
          continue;
        }
        Taken part = ZipContents.take(zip, entry, inspection);
        if (part.whole() && type.isEmpty()) {
          OpenDocumentPart.read(name, bytes, part, file, inspection);
        } else if (part.whole()) {
          OfficePart.read(name, bytes, part, file, inspection);
        }
      }
    }
  }

  /// A VBA project may be filed under any name, so the first bytes of every part decide.
  private static byte[] head(ZipFile zip, ZipArchiveEntry entry, int most) {
    try (InputStream content = zip.getInputStream(entry)) {
      return content == null ? new byte[0] : content.readNBytes(most);
    } catch (IOException | RuntimeException _) {
      return new byte[0];
    }
  }

  /// Folders may have any name, for the relationships tell where the parts are; office programs
  /// keep to these. Other kinds of package begin alike, so a file without them is a document only
  /// by its name.
  private static String officeType(List<ZipArchiveEntry> entries, String name) {
    if (ZipContents.names(entries).noneMatch("[content_types].xml"::equals)) {
      return "";
    }
    for (Map.Entry<String, String> folder : FOLDERS.entrySet()) {
      if (ZipContents.names(entries).anyMatch(part -> part.startsWith(folder.getKey()))) {
        return folder.getValue();
      }
    }
    String extension = AttachmentNames.extension(name);
    return EXTENSIONS.stream().anyMatch(extension::startsWith) ? OFFICE : "";
  }
}
