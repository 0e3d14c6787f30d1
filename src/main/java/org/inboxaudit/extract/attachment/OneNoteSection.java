package org.inboxaudit.extract.attachment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.inboxaudit.evidence.AttachmentTrait;

/// Looks into sections of OneNote for the files that were dropped onto their pages (MS-ONESTORE
/// §2.6.13 FileDataStoreObject): found by the mark before each, whatever the tables say of them.
///
/// Their names stand elsewhere in the section; of those, the ones that run are told. Pictures on a
/// page are stored alike.
final class OneNoteSection {
  private static final byte[] MARK = HexFormat.of().parseHex("e716e3bd65261145a4c48d4d0b7a9eac");

  /// The mark, the length, and twelve octets without meaning.
  private static final int HEADER = 36;

  /// A section as it comes out of the cloud, with its parts in another order (MS-ONESTORE §2.8.1).
  private static final byte[] PACKED = HexFormat.of().parseHex("2fe98d63d4a6c14b9a36b3fc2511a5b7");

  private static final int FORMAT = 48;
  private static final int LONGEST_NAME = 130;
  private static final int MOST_NAMES = 50;
  private static final int TRIES = 100_000;
  private static final int HEAD = 64 << 10;

  private OneNoteSection() {}

  /// Which name belongs to which file is not looked up: a text without a mark of its own gets the
  /// first that runs, and names that are left are told without a file.
  private static String name(Examined file, int from, int length, List<String> names, int n) {
    byte[] bytes = file.bytes;
    FileType type = FileType.of(Arrays.copyOfRange(bytes, from, from + Math.min(length, HEAD)));
    if (type != FileType.JPEG
        && type != FileType.PNG
        && type != FileType.GIF
        && type != FileType.OTHER) {
      file.traits.add(AttachmentTrait.EMBEDDED_FILE); // and not only a picture of a page
    }
    boolean open = type == FileType.TEXT || type == FileType.OTHER || type == FileType.HTML;
    if (type.traits().contains(AttachmentTrait.PROGRAM) && !names.isEmpty()) {
      names.removeFirst();
    }
    return open && !names.isEmpty() ? names.removeFirst() : "embedded-" + n;
  }

  /// The names of files in it that run when they are opened: UTF-16 behind its length in octets
  /// (MS-ONE §2.3.24).
  private static List<String> names(byte[] bytes) {
    List<String> names = new ArrayList<>();
    int triesLeft = TRIES;
    for (int i = 8; i + 6 < bytes.length && names.size() < MOST_NAMES && triesLeft > 0; i++) {
      if (bytes[i] != '.' || bytes[i + 1] != 0 || bytes[i + 3] != 0) {
        continue;
      }
      for (int begin = i - 2; begin >= Math.max(4, i - 2 * LONGEST_NAME); begin -= 2) {
        long length = Octets.little32(bytes, begin - 4);
        if (length > i - begin && length <= 2 * LONGEST_NAME && begin + length <= bytes.length) {
          triesLeft--;
          String name =
              new String(bytes, begin, (int) length, StandardCharsets.UTF_16LE).replace("\0", "");
          if (AttachmentNames.traits(name).contains(AttachmentTrait.PROGRAM)
              && name.chars().noneMatch(Character::isISOControl)
              && !names.contains(name)) {
            names.add(name);
          }
        }
      }
    }
    return names;
  }

  static void read(Examined file, Inspection inspection) throws IOException {
    byte[] bytes = file.bytes;
    List<String> names = names(bytes);
    int n = 1;
    int at = Octets.indexOf(bytes, MARK, 0);
    while (at >= 0) {
      long length = at + HEADER > bytes.length ? -1 : Octets.little64(bytes, at + 16);
      if (length < 0 || length > bytes.length - at - HEADER) {
        file.traits.add(AttachmentTrait.MALFORMED);
        inspection.unreadable(1);
        length = 0;
      } else if (!inspection.entry(
          file,
          name(file, at + HEADER, (int) length, names, n++),
          inspection.stretch(bytes, at + HEADER, length),
          length)) {
        return;
      }
      at = Octets.indexOf(bytes, MARK, (int) (at + HEADER + length));
    }
    for (String name : names) {
      if (!inspection.named(file, name, 0)) {
        return;
      }
    }
    if (n == 1 && Octets.stands(bytes, PACKED, FORMAT)) {
      inspection.unreadable(1);
    }
  }
}
