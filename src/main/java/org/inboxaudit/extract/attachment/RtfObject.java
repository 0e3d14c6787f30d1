package org.inboxaudit.extract.attachment;

import com.google.re2j.Pattern;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import org.inboxaudit.evidence.AttachmentTrait;
import org.inboxaudit.extract.attachment.Inspection.Taken;

/// The data of one object in an RTF: digits, gathered with and without what stands in inner groups.
final class RtfObject {

  /// Class names of the Equation Editor (CVE-2017-11882, CVE-2018-0802), of linked objects
  /// (CVE-2017-0199) and of the common controls (CVE-2012-0158). MathType calls itself
  /// `Equation.DSMT4`, hence the digit. The last two load code past the guards of the system
  /// (CVE-2015-1641) and show a place of the web as if it were a part of the letter.
  private static final Pattern CLASS_NAME =
      Pattern.compile(
          "equation\\.[0-9]|equation native|ole2link|mscomctllib\\."
              + "|otkloadr\\.wrassembly|shell\\.explorer");

  private static final byte[] COMPOUND = HexFormat.of().parseHex("d0cf11e0a1b11ae1");

  /// Kinds of presentation (MS-OLEDS §2.2.4).
  private static final int LINKED = 1;

  private static final int EMBEDDED = 2;
  private static final int TEXT = 4096;

  /// An object of eight megabytes.
  private static final int DIGITS = 16 << 20;

  private final StringBuilder own = new StringBuilder();
  private final StringBuilder all = new StringBuilder();
  private boolean cut;

  /// @param outer whether the digit stands in the group of the data itself
  void digit(char digit, boolean outer) {
    if (all.length() == DIGITS) {
      cut = true;
      return;
    }
    all.append(digit);
    if (outer) {
      own.append(digit);
    }
  }

  /// Whether a class that ran code is named in it, by name or by id.
  boolean isWeapon() {
    return holdsClass(own) || (all.length() != own.length() && holdsClass(all));
  }

  /// Opens what lies in it.
  void read(Examined file, Inspection inspection) {
    if (all.isEmpty()) {
      return;
    }
    if (cut) {
      inspection.beyondLimit(1);
    }
    for (StringBuilder digits : new StringBuilder[] {own, all}) {
      for (int shift = 0; shift < 2; shift++) {
        if (open(bytes(digits, shift), file, inspection)) {
          return;
        }
      }
    }
    file.traits.add(AttachmentTrait.EMBEDDED_OBJECT);
    if (!file.traits.contains(AttachmentTrait.EXPLOIT_OBJECT)) {
      inspection.unreadable(1);
    }
  }

  static boolean namesClass(String text) {
    return CLASS_NAME.matcher(text.toLowerCase(Locale.ROOT)).find();
  }

  /// Reads the object as its specification has it (MS-OLEDS §2.2.5), or else a compound in it.
  private static boolean open(byte[] bytes, Examined file, Inspection inspection) {
    ByteBuffer data = NativePackage.littleEndian(bytes);
    try {
      data.getInt();
      int kind = data.getInt();
      String className = text(data);
      String topic = text(data);
      text(data);
      if (kind == LINKED) {
        boolean elsewhere = Relationships.isElsewhere(topic);
        file.traits.add(elsewhere ? AttachmentTrait.EXTERNAL_CONTENT : AttachmentTrait.LINKED_FILE);
        return true;
      }
      if (kind == EMBEDDED) {
        data.getInt();
        if (className.equalsIgnoreCase("package") && NativePackage.is(data)) {
          NativePackage.read(data, file, inspection);
          return true;
        }
        file.traits.add(AttachmentTrait.EMBEDDED_OBJECT);
        compound(bytes, data.position(), file, inspection);
        return true;
      }
    } catch (BufferUnderflowException | IllegalArgumentException _) {
      // Not as specified: whatever compound stands in it is still read.
    }
    return compound(bytes, 0, file, inspection);
  }

  private static boolean compound(byte[] bytes, int from, Examined file, Inspection inspection) {
    for (int i = from; i + COMPOUND.length <= bytes.length; i++) {
      if (bytes[i] == COMPOUND[0]
          && Arrays.equals(bytes, i, i + COMPOUND.length, COMPOUND, 0, COMPOUND.length)) {
        byte[] part = Arrays.copyOfRange(bytes, i, bytes.length);
        OleDocument.readPart(file, new Taken(part, true), inspection);
        return true;
      }
    }
    return false;
  }

  private static String text(ByteBuffer data) {
    int length = data.getInt();
    if (length < 0 || length > TEXT) {
      throw new IllegalArgumentException("longer than any name");
    }
    byte[] text = new byte[length];
    data.get(text);
    return new String(text, StandardCharsets.ISO_8859_1).replace("\0", "");
  }

  private static byte[] bytes(StringBuilder digits, int shift) {
    byte[] bytes = new byte[Math.max(0, (digits.length() - shift) / 2)];
    for (int i = 0; i < bytes.length; i++) {
      int at = shift + 2 * i;
      bytes[i] =
          (byte)
              ((Character.digit(digits.charAt(at), 16) << 4)
                  | Character.digit(digits.charAt(at + 1), 16));
    }
    return bytes;
  }

  private static boolean holdsClass(StringBuilder digits) {
    return ObjectClass.anyIn(digits.toString())
        || namesClass(readable(bytes(digits, 0)))
        || namesClass(readable(bytes(digits, 1)));
  }

  /// Zero bytes left out, so that UTF-16 reads like ASCII.
  private static String readable(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1).replace("\0", "");
  }
}
