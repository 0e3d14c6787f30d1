package org.inboxaudit.extract.attachment;

import static org.inboxaudit.extract.attachment.FileType.COMPILED_SCRIPT;
import static org.inboxaudit.extract.attachment.FileType.LOCKED_FILE;
import static org.inboxaudit.extract.attachment.FileType.OLD_DOCUMENT;
import static org.inboxaudit.extract.attachment.FileType.OTHER;
import static org.inboxaudit.extract.attachment.FileType.OTHER_ARCHIVE;
import static org.inboxaudit.extract.attachment.FileType.SEALED;
import static org.inboxaudit.extract.attachment.FileType.VIRTUAL_DISK;
import static org.inboxaudit.extract.attachment.FileType.XAR;

import java.util.ArrayList;
import java.util.List;

/// What is recognised and hardly ever opened: archives of old or rare packers, mail stores, images
/// of disks, files that are locked for whoever has the key.
final class RareSignatures {
  private static final int SECTOR = 512;
  private static final int SUPERBLOCK = 1024;
  private static final int SYNC = 12;
  private static final List<Magic> ALL = new ArrayList<>();

  static {
    at(0, OTHER_ARCHIVE, "535a444488f02733", "4b57414a88f027d1"); // COMPRESS.EXE of Windows
    at(0, OTHER_ARCHIVE, "376b5374a03183d38cb228b0d3", "7a505101", "7a505102"); // ZPAQ
    at(0, OTHER_ARCHIVE, "ff060000734e61507059", "4c525a490006", "49536328"); // snappy, lrzip, IS
    at(0, OTHER_ARCHIVE, "68737173", "73717368"); // SquashFS
    at(0, OTHER_ARCHIVE, "5374756666497420286329", "5374756666497421"); // StuffIt
    at(10, OTHER_ARCHIVE, "724c6175"); // an older StuffIt
    at(20, OTHER_ARCHIVE, "dca7c4fd"); // zoo
    at(1, OTHER_ARCHIVE, "2a4d18"); // a frame of zstd or LZ4 that is passed over
    at(0, OTHER_ARCHIVE, "cfad12fec5fd746f", "1a0000040000"); // Outlook Express, Notes
    at(0, XAR, "78617221");
    at(0, VIRTUAL_DISK, "00ffffffffffffffffffff00", "4349534f00000000", "44414100", "49735a21");
    at(3, VIRTUAL_DISK, "4558464154202020"); // exFAT
    at(32, VIRTUAL_DISK, "4e585342"); // APFS
    at(SUPERBLOCK, VIRTUAL_DISK, "482b0004", "48580005"); // HFS+
    at(0, VIRTUAL_DISK, "455646090d0aff00", "4556463209", "4c5646090d0aff00"); // of investigators
    at(0, VIRTUAL_DISK, "434f574401000000", "3aff26ed"); // sparse ones
    at(0, VIRTUAL_DISK, "576974686f7574467265655370616365");
    at(0, VIRTUAL_DISK, "584653420000", "2d726f6d3166732d", "453dcd28", "5542492301");
    at(0, VIRTUAL_DISK, "41464631300d0a00");
    at(SECTOR, VIRTUAL_DISK, "4546492050415254", "504d0000", "4c4142454c4f4e45"); // lists of parts
    at(SUPERBLOCK, VIRTUAL_DISK, "1020f5f2");
    at(0x10040, VIRTUAL_DISK, "5f42485266535f4d"); // btrfs
    at(0, LOCKED_FILE, "53616c7465645f5f", "4145530200", "4145530300", "c0b9072e4f93f146");
    at(0, LOCKED_FILE, "6167652d656e6372797074696f6e2e6f7267", "03d9a29a", "2e7066696c65");
    at(0, LOCKED_FILE, "76e80460c411e386"); // a message with rights
    at(0, COMPILED_SCRIPT, "466173645541532031", "1b4c7561"); // of Macs, of Lua
    at(0, OLD_DOCUMENT, "dba52d00", "9ba52100", "31be0000", "32be0000", "fe37001c", "fe370023");
  }

  private RareSignatures() {}

  private static void at(int offset, FileType type, String... signatures) {
    for (String hex : signatures) {
      ALL.add(Magic.of(type, offset, hex));
    }
  }

  /// @return [FileType#OTHER] if no signature fits
  static FileType of(byte[] bytes) {
    for (Magic magic : ALL) {
      if (magic.matches(bytes) && isLikely(magic, bytes)) {
        return magic.type();
      }
    }
    if (isArc(bytes) || isElectron(bytes)) {
      return OTHER_ARCHIVE;
    }
    if (isNero(bytes) || isLinux(bytes)) {
      return VIRTUAL_DISK;
    }
    if (isPython(bytes)) {
      return COMPILED_SCRIPT;
    }
    return isSealed(bytes) ? SEALED : OTHER;
  }

  /// Some say little by themselves.
  private static boolean isLikely(Magic magic, byte[] bytes) {
    return switch (magic.offset()) {
      case 1 -> (bytes[0] & 0xf0) == 0x50;
      case 10 -> bytes[0] == 'S';
      default -> true;
    };
  }

  /// A mark, a method, and a name in thirteen octets.
  private static boolean isArc(byte[] bytes) {
    if (bytes.length < 29 || bytes[0] != 0x1a || bytes[1] < 1 || bytes[1] > 20) {
      return false;
    }
    int at = 2;
    while (at < 15 && bytes[at] > ' ') {
      at++;
    }
    return at > 3 && at < 15 && bytes[at] == 0;
  }

  /// Four lengths, then a list of files.
  private static boolean isElectron(byte[] bytes) {
    return bytes.length > 32
        && Octets.little32(bytes, 0) == 4
        && Signatures.isAt(bytes, 16, "{\"files\"");
  }

  private static boolean isNero(byte[] bytes) {
    return Signatures.isAt(bytes, bytes.length - SYNC, "NER5")
        || Signatures.isAt(bytes, bytes.length - 8, "NERO");
  }

  /// The superblock of ext2 and its successors: its mark, the size of a block, a state.
  private static boolean isLinux(byte[] bytes) {
    return bytes.length > SUPERBLOCK + SECTOR
        && Octets.little16(bytes, SUPERBLOCK + 56) == 0xef53
        && Octets.little32(bytes, SUPERBLOCK + 24) <= 6
        && Octets.little16(bytes, SUPERBLOCK + 58) <= 7;
  }

  /// A version, `\r\r\n`, and flags or a date.
  private static boolean isPython(byte[] bytes) {
    return bytes.length > 16
        && bytes[1] == '\r'
        && bytes[2] == '\r'
        && bytes[3] == '\n'
        && Octets.little32(bytes, 4) <= 3;
  }

  /// A key locked for a receiver, or one made of a phrase (RFC 9580 §5.1, §5.3).
  private static boolean isSealed(byte[] bytes) {
    if (bytes.length < 20) {
      return false;
    }
    int tag = bytes[0] & 0xff;
    int body = tag == 0x85 ? 3 : tag == 0x84 || tag == 0x8c || tag == 0xc3 ? 2 : -1;
    if (tag == 0xc1) {
      body = (bytes[1] & 0xff) < 192 ? 2 : 3;
    }
    if (body < 0) {
      return false;
    }
    boolean phrase = tag == 0x8c || tag == 0xc3;
    int algorithm = bytes[phrase ? body + 1 : body + 9];
    return phrase
        ? bytes[body] >= 4 && bytes[body] <= 6 && algorithm >= 1 && algorithm <= 13
        : bytes[body] == 3 && (algorithm <= 3 || (algorithm >= 16 && algorithm <= 26));
  }
}
