package org.inboxaudit.extract.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.inboxaudit.evidence.AttachmentTrait;
import org.inboxaudit.extract.attachment.Inspection.Taken;

/// Looks into documents that are ZIP files underneath: Office Open XML (ECMA-376) and OpenDocument.
///
/// Blind spot: documents embedded in the document, and objects of the Equation Editor, which honest
/// scientific papers hold by the dozen; only RTF is judged by them ([RtfScan]).
final class PackagedDocument {
  private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";
  private static final int OLE_HEAD = 8;
  private static final int PARTS = 10_000;

  private PackagedDocument() {}

  /// Whether these are the entries of a document. A file called `.zip` is unpacked by whoever opens
  /// it, so it stays an archive whatever lies in it.
  static boolean is(List<ZipArchiveEntry> entries, String name) {
    if (AttachmentNames.extension(name).equals("zip") || entries.isEmpty()) {
      return false;
    }
    boolean openXml = ZipContents.names(entries).anyMatch("[content_types].xml"::equals);
    return (openXml && !officeType(entries).isEmpty())
        || entries.getFirst().getName().equals("mimetype");
  }

  static void read(
      Examined file, ZipFile zip, List<ZipArchiveEntry> entries, Inspection inspection) {
    String type = officeType(entries);
    file.mediaType = type.isEmpty() ? "application/vnd.oasis.opendocument" : OFFICE + type;
    if (entries.size() > PARTS) {
      inspection.beyondLimit(1);
    }
    for (ZipArchiveEntry entry : entries.subList(0, Math.min(entries.size(), PARTS))) {
      String name = entry.getName().toLowerCase(Locale.ROOT);
      if (entry.getGeneralPurposeBit().usesEncryption()) {
        file.traits.add(AttachmentTrait.ENCRYPTED);
        inspection.unreadable(1);
      } else if (name.endsWith(".rels")) {
        readRelationships(file, zip, entry, inspection);
      } else if (name.contains("macrosheets/") && !entry.isDirectory()) {
        file.traits.add(AttachmentTrait.MACRO_SHEET);
      } else if ((name.startsWith("basic/") && name.endsWith(".xml"))
          || (name.startsWith("scripts/") && !entry.isDirectory())) {
        file.traits.add(AttachmentTrait.MACRO); // OpenDocument 1.3 part 2, §3.16
      } else if (isOle(zip, entry)) {
        OleDocument.readPart(file, ZipContents.take(zip, entry, inspection), inspection);
      }
    }
  }

  private static void readRelationships(
      Examined file, ZipFile zip, ZipArchiveEntry entry, Inspection inspection) {
    Taken taken = ZipContents.take(zip, entry, inspection);
    if (!taken.whole()) {
      return;
    }
    switch (Relationships.read(taken.bytes())) {
      case EXTERNAL -> file.traits.add(AttachmentTrait.EXTERNAL_CONTENT);
      case UNREADABLE -> inspection.unreadable(1);
      case INTERNAL -> {}
    }
  }

  /// A VBA project may be filed under any name, so the first bytes of every part decide.
  private static boolean isOle(ZipFile zip, ZipArchiveEntry entry) {
    try (InputStream content = zip.getInputStream(entry)) {
      return content != null && FileType.of(content.readNBytes(OLE_HEAD)) == FileType.OLE;
    } catch (IOException | RuntimeException _) {
      return false;
    }
  }

  private static String officeType(List<ZipArchiveEntry> entries) {
    if (ZipContents.names(entries).anyMatch(name -> name.startsWith("word/"))) {
      return "wordprocessingml.document";
    }
    if (ZipContents.names(entries).anyMatch(name -> name.startsWith("xl/"))) {
      return "spreadsheetml.sheet";
    }
    if (ZipContents.names(entries).anyMatch(name -> name.startsWith("ppt/"))) {
      return "presentationml.presentation";
    }
    return "";
  }
}
