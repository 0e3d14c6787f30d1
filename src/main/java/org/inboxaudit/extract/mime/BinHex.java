package org.inboxaudit.extract.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Undoes BinHex 4.0 (RFC 1741), in which Macs put files into texts: six bits a letter between two
/// colons, runs shortened, a header with the name before the file.
public final class BinHex {
  /// Begins the line before the encoding.
  public static final String MARK = "(This file must be converted with BinHex";

  static final String MARK_IN_LOWER_CASE = MARK.toLowerCase(Locale.ROOT);

  private static final String ALPHABET =
      "!\"#$%&'()*+,-012345689@ABCDEFGHIJKLMNPQRSTUVXYZ[`abcdefhijklmpqr";

  private static final int RUN = 0x90;
  private static final long LARGEST = 64 << 20;
  private static final long GROWTH = 100;

  /// Version, type, creator, flags, two lengths and a checksum, behind the name.
  private static final int HEADER = 1 + 4 + 4 + 2 + 4 + 4 + 2;

  private BinHex() {}

  /// A file that was in a text.
  ///
  /// @param name as its header tells it
  /// @param content its data; the resources of a Mac are left out
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  public record File(String name, byte[] content) {}

  /// The file in a text, if there is one.
  public static Optional<File> in(byte[] text) {
    Octets octets = new Octets(text);
    for (int at = 0; at < octets.length(); ) {
      int next = octets.behindLine(octets.endOfLine(at));
      if (octets.starts(at, MARK_IN_LOWER_CASE)) {
        return at(octets, next);
      }
      at = next;
    }
    return Optional.empty();
  }

  /// The file that begins behind a mark.
  static Optional<File> at(Octets octets, int from) {
    byte[] bytes = octets.bytes();
    int begin = from;
    while (begin < bytes.length && bytes[begin] != ':') {
      if (bytes[begin] > ' ') {
        return Optional.empty();
      }
      begin++;
    }
    byte[] file = expanded(bytes, begin + 1);
    int nameLength = file.length == 0 ? 0 : file[0] & 0xff;
    int start = 1 + nameLength + HEADER;
    if (nameLength == 0 || file.length < start) {
      return Optional.empty();
    }
    int sizes = 1 + nameLength + 11;
    long size = 0;
    for (int i = 0; i < 4; i++) {
      size = size << 8 | (file[sizes + i] & 0xff);
    }
    int end = (int) Math.min(file.length, start + size);
    String name = new String(file, 1, nameLength, StandardCharsets.ISO_8859_1);
    return Optional.of(new File(name, Arrays.copyOfRange(file, start, end)));
  }

  /// The octets up to the closing colon, or up to what is no BinHex.
  private static byte[] expanded(byte[] text, int from) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Runs runs = new Runs(out);
    int bits = 0;
    int held = 0;
    for (int i = from; i < text.length && text[i] != ':'; i++) {
      int value = ALPHABET.indexOf(text[i]);
      if (value >= 0) {
        bits = bits << 6 | value;
        held += 6;
        if (held >= 8) {
          held -= 8;
          if (!runs.take(bits >> held & 0xff, Math.min(LARGEST, GROWTH * text.length))) {
            break;
          }
        }
      } else if (text[i] > ' ' || text[i] < 0) {
        break;
      }
    }
    return out.toByteArray();
  }

  /// `90 nn` repeats the octet before it; `90 00` is that octet itself.
  private static final class Runs {
    private final ByteArrayOutputStream out;
    private int last;
    private boolean counts;

    Runs(ByteArrayOutputStream out) {
      this.out = out;
    }

    /// @return false if it grows beyond `most`
    boolean take(int octet, long most) {
      if (!counts && octet == RUN) {
        counts = true;
        return true;
      }
      int times = !counts || octet == 0 ? 1 : octet - 1;
      last = !counts ? octet : octet == 0 ? RUN : last;
      counts = false;
      for (int i = 0; i < times; i++) {
        out.write(last);
      }
      return out.size() <= most;
    }
  }
}
