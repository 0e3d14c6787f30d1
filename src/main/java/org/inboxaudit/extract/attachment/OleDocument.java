package org.inboxaudit.extract.attachment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.DocumentEntry;
import org.apache.poi.poifs.filesystem.DocumentInputStream;
import org.apache.poi.poifs.filesystem.Entry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.poifs.macros.VBAMacroReader;
import org.inboxaudit.evidence.AttachmentTrait;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.extract.attachment.Inspection.Taken;

/// Looks into OLE2 compound files (MS-CFB): the office formats before 2007, the VBA projects of all
/// of them, locked documents, installers, and messages saved by Outlook.
final class OleDocument {

  /// Packages, patches and transforms of the Windows Installer.
  private static final Set<String> INSTALLERS =
      Set.of(
          "{000C1084-0000-0000-C000-000000000046}",
          "{000C1086-0000-0000-C000-000000000046}",
          "{000C1082-0000-0000-C000-000000000046}");

  /// A document that opens only for those whom a server lets (MS-OFFCRYPTO §2.2).
  private static final String RIGHTS = "\tDRMContent";

  private static final char TABLE = '\u4840';

  /// In which documents of Korea keep the objects and drawings of other programs.
  private static final String KOREAN = "bindata";

  private static final String KOREAN_HEADER = "FileHeader";
  private static final int KOREAN_FLAGS = 36;

  private static final int DEPTH = 20;
  private static final int ENTRIES = 20_000;

  private final Examined file;
  private final Inspection inspection;
  private int entriesLeft = ENTRIES;
  private boolean holdsVba;

  private OleDocument(Examined file, Inspection inspection) {
    this.file = file;
    this.inspection = inspection;
  }

  /// Looks into a file that is such a compound as a whole.
  static void read(Examined file, Inspection inspection) throws IOException {
    try (POIFSFileSystem compound = new POIFSFileSystem(new ByteArrayInputStream(file.bytes))) {
      OleDocument document = new OleDocument(file, inspection);
      DirectoryNode root = compound.getRoot();
      document.recognise(root);
      if (file.mediaType.equals(OutlookMessage.MEDIA_TYPE)) {
        OutlookMessage.read(file, root, inspection);
        return;
      }
      document.object(root);
      document.walk(root, 0);
      document.readVba(compound);
    }
  }

  /// Looks into a compound that is a part of a document, and is an object of another program unless
  /// it is the document's own VBA project.
  static void readPart(Examined file, Taken part, Inspection inspection) {
    if (!part.whole()) {
      return;
    }
    try (POIFSFileSystem compound = new POIFSFileSystem(new ByteArrayInputStream(part.bytes()))) {
      OleDocument document = new OleDocument(file, inspection);
      DirectoryNode root = compound.getRoot();
      document.walk(root, 0);
      document.readVba(compound);
      if (!document.holdsVba) {
        OleObject.read(root, file, inspection);
      }
    } catch (IOException | RuntimeException _) {
      inspection.unreadable(1);
    }
  }

  private void recognise(DirectoryNode root) throws IOException {
    if (root.hasEntryCaseInsensitive("EncryptedPackage")) {
      file.mediaType = "application/x-encrypted-office"; // MS-OFFCRYPTO §2.3.4.4
      file.traits.add(AttachmentTrait.ENCRYPTED);
      LockedPackage.read(root, file, inspection);
    } else if (root.hasEntryCaseInsensitive(RIGHTS)) {
      lock();
    } else if (isInstaller(root)) {
      file.mediaType = "application/x-msi";
      file.traits.add(AttachmentTrait.PROGRAM);
    } else if (root.hasEntryCaseInsensitive("WordDocument")) {
      file.mediaType = "application/msword";
      readText(root);
    } else if (root.hasEntryCaseInsensitive("Workbook")) {
      readSheets(root, "Workbook");
      if (root.hasEntryCaseInsensitive("Book")) {
        readSheets(root, "Book"); // for an older program, which opens that one
      }
    } else if (root.hasEntryCaseInsensitive("Book")) {
      readSheets(root, "Book");
    } else if (root.hasEntryCaseInsensitive("PowerPoint Document")) {
      file.mediaType = "application/vnd.ms-powerpoint";
      if (root.hasEntryCaseInsensitive("EncryptedSummary")
          || SlideRecords.isLocked(bytes(root, "Current User"))) {
        lock();
      } else {
        SlideRecords.read(bytes(root, "PowerPoint Document"), file, inspection);
      }
    } else if (isKorean(root)) {
      file.mediaType = "application/x-hwp";
      if ((bytes(root, KOREAN_HEADER)[KOREAN_FLAGS] & 2) != 0) {
        lock();
      }
    } else if (root.hasEntryCaseInsensitive("__properties_version1.0")) {
      file.mediaType = OutlookMessage.MEDIA_TYPE;
    }
  }

  private static boolean isKorean(DirectoryNode root) throws IOException {
    byte[] header = bytes(root, KOREAN_HEADER);
    return header.length > KOREAN_FLAGS && Signatures.isAt(header, 0, "HWP Document File");
  }

  /// The tables of a package of the installer have names that no other program gives.
  private static boolean isInstaller(DirectoryNode root) {
    return INSTALLERS.contains(root.getStorageClsid().toString().toUpperCase(Locale.ROOT))
        || root.getEntryNames().stream().anyMatch(name -> name.charAt(0) == TABLE);
  }

  private void readText(DirectoryNode root) throws IOException {
    byte[] stream = bytes(root, "WordDocument");
    if (WordStream.read(stream, file)) {
      lock();
    } else {
      WordTables.read(stream, bytes(root, WordStream.table(stream)), file);
      WordPieces.read(stream, bytes(root, WordStream.table(stream)), file.words);
    }
  }

  private void readSheets(DirectoryNode root, String stream) throws IOException {
    file.mediaType = "application/vnd.ms-excel";
    byte[] records = bytes(root, stream);
    if (SheetRecords.read(records, file)) {
      lock();
    } else {
      SheetWords.read(records, file.words);
    }
    if (root.hasEntryCaseInsensitive("Ctls")) {
      file.traits.add(AttachmentTrait.ACTIVEX); // MS-XLS §2.1.7.6
    }
  }

  /// An object may lie there without the document around it.
  private void object(DirectoryNode root) throws IOException {
    if (file.mediaType.equals(FileType.OLE.mediaType()) && OleObject.isAlone(root)) {
      OleObject.read(root, file, inspection);
    }
  }

  private void lock() {
    file.traits.add(AttachmentTrait.ENCRYPTED);
    inspection.unreadable(1);
  }

  private void walk(DirectoryNode directory, int depth) throws IOException {
    for (Entry entry : directory) {
      if (depth > DEPTH || --entriesLeft < 0) {
        inspection.beyondLimit(Gap.UNKNOWN);
        return;
      }
      String name = entry.getName().toLowerCase(Locale.ROOT);
      if (entry instanceof DirectoryNode inner) {
        holdsVba |= name.equals("vba");
        if (OleObject.is(inner)) {
          OleObject.read(inner, file, inspection);
        }
        walk(inner, depth + 1);
      } else if (name.equals("_vba_project")) {
        holdsVba = true;
      } else if (directory.getName().equalsIgnoreCase(KOREAN)
          && (name.endsWith(".ole") || name.endsWith(".ps") || name.endsWith(".eps"))) {
        file.traits.add(AttachmentTrait.EMBEDDED_OBJECT);
      } else if (isUnknown()) {
        foreign(directory, entry.getName());
      }
    }
  }

  /// Of a compound whose program we do not know.
  private boolean isUnknown() {
    return file.mediaType.equals(FileType.OLE.mediaType());
  }

  private void foreign(DirectoryNode directory, String name) throws IOException {
    byte[] content = bytes(directory, name);
    if (OfficePart.isForeign(FileType.of(content))) {
      file.traits.add(AttachmentTrait.EMBEDDED_FILE);
      inspection.entry(file, name, new Taken(content, true), content.length);
    }
  }

  private void readVba(POIFSFileSystem compound) {
    if (!holdsVba) {
      return;
    }
    file.traits.add(AttachmentTrait.MACRO);
    try (VBAMacroReader reader = new VBAMacroReader(compound)) {
      Map<String, String> modules = reader.readMacros();
      if (modules.isEmpty()) {
        inspection.unreadable(1);
      }
      modules.values().forEach(source -> file.traits.addAll(MacroWords.traits(source)));
    } catch (IOException | RuntimeException _) {
      // The project is there but what it does cannot be read, as with a source that was removed
      // while the compiled form stayed.
      inspection.unreadable(1);
    }
  }

  static byte[] bytes(DirectoryNode directory, String stream) throws IOException {
    if (!directory.hasEntryCaseInsensitive(stream)
        || !(directory.getEntryCaseInsensitive(stream) instanceof DocumentEntry document)) {
      return new byte[0];
    }
    try (DocumentInputStream content = new DocumentInputStream(document)) {
      return content.readAllBytes();
    }
  }
}
