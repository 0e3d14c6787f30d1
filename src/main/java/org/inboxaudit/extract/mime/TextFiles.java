package org.inboxaudit.extract.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Files that were put into a text before there was MIME, which programs still take out of it: as
/// uuencode (POSIX), yEnc or BinHex (RFC 1741).
final class TextFiles {
  private static final int MOST = 100;
  private static final int LONGEST_LINE = 4_096;

  private final Octets octets;
  private final List<LenientMessage.Part> found = new ArrayList<>();

  private TextFiles(byte[] text) {
    this.octets = new Octets(TextOctets.narrow(text));
  }

  /// The files in a text.
  static List<LenientMessage.Part> in(byte[] text) {
    TextFiles files = new TextFiles(text);
    files.run();
    return files.found;
  }

  /// The content of the first file in a text.
  static Optional<byte[]> first(byte[] text) {
    return in(text).stream().map(part -> part.contents().getFirst()).findFirst();
  }

  private void run() {
    for (int at = 0; at < octets.length() && found.size() < MOST; ) {
      int end = octets.endOfLine(at);
      int next = octets.behindLine(end);
      if (octets.starts(at, "begin")) {
        next = uuencoded(octets.text(at, Math.min(end, at + LONGEST_LINE)), next);
      } else if (octets.starts(at, "=ybegin ")) {
        next = yenc(octets.text(at, Math.min(end, at + LONGEST_LINE)), next);
      } else if (octets.starts(at, BinHex.MARK_IN_LOWER_CASE)) {
        BinHex.at(octets, next).map(TextFiles::part).ifPresent(found::add);
      }
      at = next;
    }
  }

  private static LenientMessage.Part part(BinHex.File file) {
    return new LenientMessage.Part(List.of(file.name()), "", true, List.of(file.content()));
  }

  /// `begin 644 name`, or `begin-base64 644 name`.
  private int uuencoded(String line, int from) {
    String[] words = line.strip().split("\\s+", 3);
    boolean base64 = words[0].equals("begin-base64");
    boolean begins =
        words.length == 3
            && (base64 || words[0].equals("begin"))
            && words[1].length() >= 3
            && words[1].length() <= 5
            && words[1].chars().allMatch(c -> c >= '0' && c <= '7');
    if (!begins) {
      return from;
    }
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    int at = from;
    int lines = 0;
    while (at < octets.length()) {
      int end = octets.endOfLine(at);
      String data = octets.text(at, Math.min(end, at + LONGEST_LINE));
      at = octets.behindLine(end);
      if (data.strip().equals("end") || data.startsWith("====")) {
        break;
      }
      if (base64) {
        byte[] encoded = data.getBytes(StandardCharsets.ISO_8859_1);
        content.writeBytes(TransferEncoding.decode(encoded, "base64").orElse(encoded));
      } else if (!line(data, content)) {
        if (lines == 0) {
          return from;
        }
        break;
      }
      lines++;
    }
    found.add(new LenientMessage.Part(List.of(words[2]), "", true, List.of(content.toByteArray())));
    return at;
  }

  /// @return false if it is no line of uuencode
  private static boolean line(String data, ByteArrayOutputStream content) {
    String line = data.stripTrailing();
    if (line.isEmpty()) {
      return true;
    }
    int length = (line.charAt(0) - 32) & 63;
    int needed = (length + 2) / 3 * 4;
    if (line.charAt(0) < 32 || line.charAt(0) > 96 || line.length() - 1 > needed + 4) {
      return false;
    }
    int written = 0;
    for (int i = 1; written < length; i += 4) {
      int group = 0;
      for (int k = 0; k < 4; k++) {
        int value = i + k < line.length() ? (line.charAt(i + k) - 32) & 63 : 0;
        group = (group << 6) | value;
      }
      for (int k = 2; k >= 0 && written < length; k--, written++) {
        content.write(group >> (8 * k));
      }
    }
    return true;
  }

  /// `=ybegin line=128 size=123 name=file`.
  private int yenc(String line, int from) {
    int name = line.indexOf(" name=");
    if (name < 0) {
      return from;
    }
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    int at = from;
    while (at < octets.length() && !octets.starts(at, "=yend")) {
      int end = octets.endOfLine(at);
      if (!octets.starts(at, "=ypart ")) {
        for (int i = at; i < end; i++) {
          boolean escaped = octets.bytes()[i] == '=' && i + 1 < end;
          i += escaped ? 1 : 0;
          content.write(octets.bytes()[i] - 42 - (escaped ? 64 : 0));
        }
      }
      at = octets.behindLine(end);
    }
    found.add(
        new LenientMessage.Part(
            List.of(line.substring(name + 6).strip()), "", true, List.of(content.toByteArray())));
    return at;
  }
}
