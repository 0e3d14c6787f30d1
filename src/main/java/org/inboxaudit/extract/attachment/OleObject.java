package org.inboxaudit.extract.attachment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.inboxaudit.evidence.AttachmentTrait;
import org.inboxaudit.extract.attachment.Inspection.Taken;

/// One object of another program inside a document (MS-OLEDS §2.3): a picture of it, its class, and
/// its data.
///
/// Honest scientific papers hold formulas of the Equation Editor by the dozen, so a formula counts
/// as a weapon only if it is built as none of the editor's own are.
final class OleObject {
  private static final String NATIVE = "\u0001Ole10Native";
  private static final String LINK = "\u0001Ole";
  private static final String FORMULA = "Equation Native";

  /// The header before a formula (EQNOLEFILEHDR).
  private static final int FORMULA_HEADER = 28;

  /// The buffer of the editor for the name of a font: forty octets, and some behind it.
  private static final int FONT_NAME = 36;

  private static final int FONT_RECORD = 8;

  private OleObject() {}

  /// Whether a storage below the root is the storage of an object. Form designers and Publisher
  /// have storages of their own, with a class but without these streams.
  static boolean is(DirectoryNode storage) {
    String name = storage.getName().toUpperCase(Locale.ROOT);
    return storage.hasEntryCaseInsensitive(NATIVE)
        || storage.hasEntryCaseInsensitive(LINK)
        || storage.hasEntryCaseInsensitive(FORMULA)
        || storage.hasEntryCaseInsensitive("Package")
        || storage.hasEntryCaseInsensitive("\u0003ObjInfo")
        || storage.hasEntryCaseInsensitive("\u0003OCXNAME")
        || (storage.getParent() != null
            && storage.getParent().getName().equalsIgnoreCase("ObjectPool"))
        || name.startsWith("MBD");
  }

  /// Whether the storage holds what nothing but an object does.
  static boolean isAlone(DirectoryNode storage) {
    return storage.hasEntryCaseInsensitive(NATIVE) || storage.hasEntryCaseInsensitive(FORMULA);
  }

  static void read(DirectoryNode storage, Examined file, Inspection inspection) throws IOException {
    String classId = ObjectClass.stored(storage.getStorageClsid().toString());
    byte[] link = OleDocument.bytes(storage, LINK);
    byte[] data = OleDocument.bytes(storage, NATIVE);
    if (ObjectClass.fetches(link) || ObjectClass.isControl(classId) || isWeapon(storage, classId)) {
      file.traits.add(AttachmentTrait.EXPLOIT_OBJECT);
    }
    if (storage.hasEntryCaseInsensitive("\u0003OCXNAME")
        || storage.hasEntryCaseInsensitive("\u0003OCXDATA")
        || ObjectClass.isControl(classId)) {
      file.traits.add(AttachmentTrait.ACTIVEX);
      return;
    }
    ByteBuffer content = NativePackage.littleEndian(data);
    content.position(Math.min(4, data.length)); // behind the size
    if (NativePackage.is(content)) {
      NativePackage.read(content, file, inspection);
      return;
    }
    file.traits.add(AttachmentTrait.EMBEDDED_OBJECT);
    byte[] document = OleDocument.bytes(storage, "Package");
    if (document.length > 0) {
      inspection.entry(file, "Package", new Taken(document, true), document.length);
    }
  }

  private static boolean isWeapon(DirectoryNode storage, String classId) throws IOException {
    byte[] formula = OleDocument.bytes(storage, FORMULA);
    if (!ObjectClass.isEquation(classId) && !namesEquation(storage) && !isOld(formula)) {
      return false;
    }
    if (formula.length == 0) {
      // The editor keeps its formulas nowhere else; what waits in another stream is no formula.
      return storage.hasEntryCaseInsensitive(NATIVE);
    }
    for (int i = FORMULA_HEADER; i + FONT_NAME + 3 < formula.length; i++) {
      if (formula[i] == FONT_RECORD && isLongName(formula, i + 3)) {
        return true;
      }
    }
    return false;
  }

  /// Whether a formula without a class is in the language of the editor and not in that of its
  /// successors.
  private static boolean isOld(byte[] formula) {
    return formula.length > FORMULA_HEADER
        && (formula[FORMULA_HEADER] == 2 || formula[FORMULA_HEADER] == 3);
  }

  private static boolean isLongName(byte[] formula, int from) {
    for (int i = from; i < from + FONT_NAME; i++) {
      if (formula[i] == 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean namesEquation(DirectoryNode storage) throws IOException {
    String name =
        new String(OleDocument.bytes(storage, "\u0001CompObj"), StandardCharsets.ISO_8859_1);
    return name.contains("Equation.2") || name.contains("Equation.3");
  }
}
