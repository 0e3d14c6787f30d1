package org.inboxaudit.extract.attachment;

import com.google.re2j.Pattern;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.inboxaudit.evidence.AttachmentTrait;

/// Finds embedded objects in RTF that run code when the document is opened (S29), and templates it
/// fetches from elsewhere (ATT&CK T1221).
///
/// Such files are written to confuse readers: blanks, control words and groups stand between the
/// digits of an object, digits are shifted by one, names change case. So nothing is parsed as an
/// object. The digits are gathered twice, once with and once without what stands in inner groups,
/// and the bytes they make are searched for names and class ids at both alignments.
final class RtfScan {
  private static final int WORD_LENGTH = 64;
  private static final int TEXT_LENGTH = 4096;

  /// Class names of the Equation Editor (CVE-2017-11882, CVE-2018-0802), of linked objects
  /// (CVE-2017-0199) and of the common controls (CVE-2012-0158). MathType calls itself
  /// `Equation.DSMT4`, hence the digit.
  private static final Pattern CLASS_NAME =
      Pattern.compile("equation\\.[0-9]|equation native|ole2link|mscomctllib\\.");

  /// Class ids as they stand in a file: the first three fields in little-endian order.
  private static final List<String> CLASS_IDS =
      List.of(
          "02ce020000000000c000000000000046", // Equation 3.0
          "0017020000000000c000000000000046", // Equation 2.0
          "0b00030000000000c000000000000046", // Equation, as registered by OLE 1
          "b0a6040000000000c000000000000046", // Equation, older
          "0003000000000000c000000000000046", // StdOleLink
          "e0c9ea79f9bace118c8200aa004ba90b", // URL moniker
          "d33b2906aa48d2118432006008c3fbfc", // script moniker
          "c7b0abec197fd211978e0000f8757e2a", // SOAP moniker
          "d8f45030b598cf11bb8200aa00bdce0b", // HTML application
          "d111b16a00c0f0283628", // the common controls of MSCOMCTL.OCX end alike
          "e05b6e9944805046adeb0b013914e99c", // ListView 2
          "5fdc81917de08a41aca68eea1ecb8e9e"); // TabStrip 2

  private enum Destination {
    TEXT,
    OBJECT_DATA,
    OBJECT_CLASS,
    TEMPLATE
  }

  private final byte[] rtf;
  private final StringBuilder ownDigits = new StringBuilder();
  private final StringBuilder allDigits = new StringBuilder();
  private final StringBuilder className = new StringBuilder();
  private final StringBuilder template = new StringBuilder();
  private Destination destination = Destination.TEXT;
  private int destinationDepth;
  private int depth;
  private int at;

  /// How many characters after a Unicode control word stand for readers that do not know it.
  private int substitutes = 1;

  private RtfScan(byte[] rtf) {
    this.rtf = rtf;
  }

  /// What the bytes of an RTF file show.
  static Set<AttachmentTrait> traits(byte[] rtf) {
    RtfScan scan = new RtfScan(rtf);
    scan.walk();
    Set<AttachmentTrait> traits = EnumSet.noneOf(AttachmentTrait.class);
    if (namesClass(scan.className.toString())
        || holdsClass(scan.ownDigits)
        || holdsClass(scan.allDigits)) {
      traits.add(AttachmentTrait.EXPLOIT_OBJECT);
    }
    if (Relationships.isElsewhere(scan.template.toString())) {
      traits.add(AttachmentTrait.EXTERNAL_CONTENT);
    }
    return traits;
  }

  private void walk() {
    while (at < rtf.length) {
      char c = (char) Byte.toUnsignedInt(rtf[at++]);
      switch (c) {
        case '{' -> depth++;
        case '}' -> {
          depth--;
          if (depth < destinationDepth) {
            enter(Destination.TEXT);
          }
        }
        case '\\' -> control();
        case '\r', '\n' -> {}
        default -> text(c);
      }
    }
  }

  private void enter(Destination next) {
    destination = next;
    destinationDepth = next == Destination.TEXT ? Integer.MIN_VALUE : depth;
    ownDigits.append('-');
    allDigits.append('-');
    className.append(' ');
  }

  /// A control word or symbol; `at` stands behind the backslash.
  private void control() {
    int start = at;
    while (at < rtf.length && at - start < WORD_LENGTH && isLetter(rtf[at])) {
      at++;
    }
    if (at == start) {
      symbol();
      return;
    }
    String word = new String(rtf, start, at - start, StandardCharsets.ISO_8859_1);
    int parameter = parameter();
    if (at < rtf.length && rtf[at] == ' ') {
      at++;
    }
    switch (word) {
      case "objdata" -> enter(Destination.OBJECT_DATA);
      case "objclass" -> enter(Destination.OBJECT_CLASS);
      case "template" -> enter(Destination.TEMPLATE);
      case "uc" -> substitutes = parameter;
      case "u" -> {
        text((char) parameter);
        skipSubstitutes();
      }
      case "bin" -> binary(parameter);
      default -> {}
    }
  }

  private void skipSubstitutes() {
    for (int i = 0; i < substitutes && at < rtf.length; i++) {
      if (rtf[at] == '\\' || rtf[at] == '{' || rtf[at] == '}') {
        return;
      }
      at++;
    }
  }

  private void symbol() {
    if (at < rtf.length && rtf[at] == '\'' && at + 2 < rtf.length) {
      int high = Character.digit(rtf[at + 1], 16);
      int low = Character.digit(rtf[at + 2], 16);
      if (high >= 0 && low >= 0 && destination != Destination.OBJECT_DATA) {
        text((char) ((high << 4) | low));
      }
      at += 3;
    } else {
      at++;
    }
  }

  private int parameter() {
    boolean negative = at < rtf.length && rtf[at] == '-';
    if (negative) {
      at++;
    }
    int value = 0;
    while (at < rtf.length && rtf[at] >= '0' && rtf[at] <= '9') {
      value = (int) Math.min(Integer.MAX_VALUE, value * 10L + rtf[at++] - '0');
    }
    return negative ? -value : value;
  }

  /// Bytes that stand in the file as they are.
  private void binary(int length) {
    int end = (int) Math.min(rtf.length, at + Math.max(0L, length));
    for (; at < end; at++) {
      if (destination == Destination.OBJECT_DATA) {
        digit(Character.forDigit((rtf[at] >> 4) & 15, 16));
        digit(Character.forDigit(rtf[at] & 15, 16));
      }
    }
  }

  private void text(char c) {
    switch (destination) {
      case TEXT -> {}
      case OBJECT_DATA -> {
        if (Character.digit(c, 16) >= 0 && c < 128) {
          digit(Character.toLowerCase(c));
        }
      }
      case OBJECT_CLASS -> append(className, c);
      case TEMPLATE -> append(template, c);
    }
  }

  private void digit(char c) {
    allDigits.append(c);
    if (depth == destinationDepth) {
      ownDigits.append(c);
    }
  }

  private static void append(StringBuilder text, char c) {
    if (text.length() < TEXT_LENGTH) {
      text.append(c);
    }
  }

  private static boolean isLetter(byte b) {
    return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
  }

  private static boolean holdsClass(StringBuilder digits) {
    String hex = digits.toString();
    return CLASS_IDS.stream().anyMatch(hex::contains)
        || namesClass(decoded(hex, 0))
        || namesClass(decoded(hex, 1));
  }

  private static boolean namesClass(String text) {
    return CLASS_NAME.matcher(text.toLowerCase(Locale.ROOT)).find();
  }

  /// The bytes that pairs of digits make, zero bytes left out so that UTF-16 reads like ASCII.
  private static String decoded(String hex, int shift) {
    StringBuilder text = new StringBuilder(hex.length() / 2);
    int skip = shift;
    for (int i = 0; i + 1 < hex.length(); i++) {
      if (hex.charAt(i) == '-') {
        skip = shift;
        continue;
      }
      if (skip > 0) {
        skip--;
        continue;
      }
      if (hex.charAt(i + 1) != '-') {
        int value =
            (Character.digit(hex.charAt(i), 16) << 4) | Character.digit(hex.charAt(i + 1), 16);
        if (value != 0) {
          text.append((char) value);
        }
        i++;
      }
    }
    return text.toString();
  }
}
