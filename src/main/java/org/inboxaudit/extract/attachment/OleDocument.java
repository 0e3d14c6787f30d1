package org.inboxaudit.extract.attachment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.Map;
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
  private static final String INSTALLER = "{000C1084-0000-0000-C000-000000000046}";
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
      document.walk(root, 0);
      document.readVba(compound);
    }
  }

  /// Looks into a compound that is a part of a document: its VBA project, or an embedded object.
  static void readPart(Examined file, Taken part, Inspection inspection) {
    if (!part.whole()) {
      return;
    }
    try (POIFSFileSystem compound = new POIFSFileSystem(new ByteArrayInputStream(part.bytes()))) {
      OleDocument document = new OleDocument(file, inspection);
      document.walk(compound.getRoot(), 0);
      document.readVba(compound);
    } catch (IOException | RuntimeException _) {
      inspection.unreadable(1);
    }
  }

  private void recognise(DirectoryNode root) throws IOException {
    if (root.hasEntryCaseInsensitive("EncryptedPackage")) {
      lock("application/x-encrypted-office"); // MS-OFFCRYPTO §2.3.4.4
    } else if (INSTALLER.equalsIgnoreCase(root.getStorageClsid().toString())) {
      file.mediaType = "application/x-msi";
      file.traits.add(AttachmentTrait.PROGRAM);
    } else if (root.hasEntryCaseInsensitive("WordDocument")) {
      file.mediaType = "application/msword";
      // MS-DOC §2.5.2: flag F, fEncrypted
      if ((word(root, "WordDocument", 10) & 0x0100) != 0) {
        lock(file.mediaType);
      }
    } else if (root.hasEntryCaseInsensitive("Workbook")) {
      readSheets(root, "Workbook");
    } else if (root.hasEntryCaseInsensitive("Book")) {
      readSheets(root, "Book");
    } else if (root.hasEntryCaseInsensitive("PowerPoint Document")) {
      file.mediaType = "application/vnd.ms-powerpoint";
      if (root.hasEntryCaseInsensitive("EncryptedSummary")) {
        lock(file.mediaType);
      }
    } else if (root.hasEntryCaseInsensitive("__properties_version1.0")) {
      file.mediaType = OutlookMessage.MEDIA_TYPE;
    }
  }

  private void lock(String mediaType) {
    file.mediaType = mediaType;
    file.traits.add(AttachmentTrait.ENCRYPTED);
    inspection.unreadable(1);
  }

  /// Reads the list of sheets at the head of a workbook (MS-XLS §2.4.28 BoundSheet8, §2.4.117
  /// FilePass).
  private void readSheets(DirectoryNode root, String stream) throws IOException {
    file.mediaType = "application/vnd.ms-excel";
    ByteBuffer records = ByteBuffer.wrap(bytes(root, stream)).order(ByteOrder.LITTLE_ENDIAN);
    while (records.remaining() >= 4) {
      int type = Short.toUnsignedInt(records.getShort());
      int length = Short.toUnsignedInt(records.getShort());
      if (length > records.remaining() || type == 0x000a) {
        return;
      }
      if (type == 0x002f) {
        lock(file.mediaType);
        return;
      }
      if (type == 0x0085 && length > 5 && records.get(records.position() + 5) == 1) {
        file.traits.add(AttachmentTrait.MACRO_SHEET);
      }
      records.position(records.position() + length);
    }
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
        walk(inner, depth + 1);
      } else if (name.equals("_vba_project")) {
        holdsVba = true;
      } else if (name.equals("\u0001ole10native")) {
        readPackage(directory, entry.getName());
      }
    }
  }

  /// A file that was dropped onto the document and waits there as an icon (MS-OLEDS §2.3.6): two
  /// octets, its label, its path, four octets, the path again and the content. Objects of other
  /// programs use the stream as they like, and are no files.
  private void readPackage(DirectoryNode directory, String stream) throws IOException {
    ByteBuffer data = ByteBuffer.wrap(bytes(directory, stream)).order(ByteOrder.LITTLE_ENDIAN);
    if (data.remaining() < 6 || data.getShort(4) != 2) {
      return;
    }
    file.traits.add(AttachmentTrait.CONTAINER);
    try {
      data.position(6);
      String label = text(data);
      text(data);
      data.getInt();
      int path = data.getInt();
      data.position(Math.addExact(data.position(), path));
      byte[] content = new byte[Math.clamp(data.getInt(), 0, data.remaining())];
      data.get(content);
      inspection.entry(file, label, new Taken(content, true), content.length);
    } catch (BufferUnderflowException | IllegalArgumentException | ArithmeticException _) {
      inspection.unreadable(1);
    }
  }

  private static String text(ByteBuffer data) {
    StringBuilder text = new StringBuilder();
    for (byte b = data.get(); b != 0; b = data.get()) {
      text.append((char) Byte.toUnsignedInt(b));
    }
    return text.toString();
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

  private static int word(DirectoryNode directory, String stream, int offset) throws IOException {
    byte[] bytes = bytes(directory, stream);
    return bytes.length < offset + 2
        ? 0
        : Byte.toUnsignedInt(bytes[offset]) | (Byte.toUnsignedInt(bytes[offset + 1]) << 8);
  }

  static byte[] bytes(DirectoryNode directory, String stream) throws IOException {
    if (!(directory.getEntryCaseInsensitive(stream) instanceof DocumentEntry document)) {
      return new byte[0];
    }
    try (DocumentInputStream content = new DocumentInputStream(document)) {
      return content.readAllBytes();
    }
  }
}
