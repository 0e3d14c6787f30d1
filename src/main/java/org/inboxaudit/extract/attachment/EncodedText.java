package org.inboxaudit.extract.attachment;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.inboxaudit.extract.attachment.Inspection.Taken;
import org.inboxaudit.extract.mime.BinHex;
import org.inboxaudit.extract.mime.TransferEncoding;

/// A text that is nothing but another file, written in base64 (RFC 4648), within the lines of a
/// certificate (RFC 7468), by uuencode, or as BinHex (RFC 1741). Filters that read types see text;
/// a command that every Windows has makes the file of it (ATT&CK T1140).
final class EncodedText {
  private static final int SHORTEST = 64;
  private static final int START = 4096;

  private EncodedText() {}

  /// Whether a text looks like that. Certificates and keys do too, and words without a blank.
  ///
  /// @param text the head of it, in lower case
  static boolean is(String text) {
    String start = text.stripLeading();
    if (start.startsWith("-----begin ")) {
      return !start.startsWith("-----begin pgp");
    }
    return isUuencode(start)
        || isBinHex(start)
        || isBase64(start)
        || HexText.is(start)
        || isAddress(start);
  }

  static void read(Examined file, Inspection inspection) {
    String text = TextTypes.text(file.bytes, file.bytes.length).strip();
    if (isBinHex(text.substring(0, Math.min(text.length(), BinHex.MARK.length())))) {
      BinHex.in(file.bytes)
          .ifPresentOrElse(
              found -> entry(file, found.name(), found.content(), inspection),
              () -> inspection.unreadable(1));
      return;
    }
    Optional<byte[]> decoded = decoded(text);
    FileType type = decoded.map(FileType::of).orElse(FileType.OTHER);
    if (decoded.isEmpty() || type == FileType.OTHER || type == FileType.TEXT) {
      // A certificate, a key, or words: a text like any other.
      file.traits.removeAll(FileType.ENCODED_FILE.traits());
      file.traits.addAll(AttachmentNames.traits(file.name));
      file.mediaType = FileType.TEXT.mediaType();
      PlainDocument.read(file, inspection);
      return;
    }
    entry(file, name(text, file.name), decoded.get(), inspection);
  }

  private static Optional<byte[]> decoded(String text) {
    if (isUuencode(text)) {
      return uudecode(text);
    }
    String lower = text.substring(0, Math.min(text.length(), START)).toLowerCase(Locale.ROOT);
    if (isAddress(lower)) {
      return TransferEncoding.decode(body(text.substring(text.indexOf(',') + 1)), "base64");
    }
    return HexText.is(lower)
        ? HexText.decoded(text)
        : TransferEncoding.decode(body(text), "base64");
  }

  /// An address that is the file itself (RFC 2397).
  private static boolean isAddress(String start) {
    return start.startsWith("data:") && start.indexOf(";base64,") > 0 && start.indexOf(' ') < 0;
  }

  private static void entry(Examined file, String name, byte[] content, Inspection inspection) {
    inspection.entry(file, name, new Taken(content, true), content.length);
  }

  private static boolean isBinHex(String text) {
    return text.toLowerCase(Locale.ROOT).startsWith(BinHex.MARK.toLowerCase(Locale.ROOT));
  }

  private static boolean isBase64(String text) {
    int letters = 0;
    int line = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r') {
        line = 0;
      } else if (TransferEncoding.isBase64(c)) {
        letters++;
        line++;
      } else {
        return false;
      }
    }
    return letters >= SHORTEST && (line == letters || text.indexOf('\n') >= 40);
  }

  private static boolean isUuencode(String text) {
    return text.startsWith("begin ")
        && text.length() > 11
        && text.substring(6, 9).chars().allMatch(c -> c >= '0' && c <= '7')
        && text.charAt(9) == ' '
        && text.indexOf('\n') > 0;
  }

  /// Without the lines that frame it.
  private static byte[] body(String text) {
    if (!text.startsWith("-----")) {
      return text.getBytes(StandardCharsets.ISO_8859_1);
    }
    int begin = text.indexOf('\n');
    int end = text.indexOf("-----", Math.max(begin, 0));
    return text.substring(Math.max(begin, 0), end < 0 ? text.length() : end)
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static Optional<byte[]> uudecode(String text) {
    byte[] decoded = new byte[text.length()];
    int length = 0;
    for (String line : text.lines().skip(1).toList()) {
      if (line.startsWith("end") || line.isEmpty()) {
        break;
      }
      int left = (line.charAt(0) - ' ') & 63;
      for (int i = 1; left > 0 && i + 3 < line.length() + 3; i += 4) {
        int four = 0;
        for (int n = 0; n < 4; n++) {
          four = (four << 6) | (i + n < line.length() ? (line.charAt(i + n) - ' ') & 63 : 0);
        }
        for (int shift = 16; shift >= 0 && left > 0; shift -= 8, left--) {
          decoded[length++] = (byte) (four >> shift);
        }
      }
    }
    return length == 0 ? Optional.empty() : Optional.of(Arrays.copyOf(decoded, length));
  }

  private static String name(String text, String outer) {
    if (isUuencode(text)) {
      return text.substring(10, text.indexOf('\n')).strip();
    }
    int dot = outer.lastIndexOf('.');
    return dot > 0 ? outer.substring(0, dot) : outer;
  }
}
