package org.inboxaudit.extract.attachment;

import static org.inboxaudit.extract.attachment.FileType.*;

import java.util.ArrayList;
import java.util.List;

/// What a file is by the octets that its format puts at a fixed place.
///
/// Every file of every message comes by here, so the table is sorted by first octet once and for
/// all, and nothing is copied.
final class Signatures {
  private static final int SECTOR = 512;
  private static final int ISO_DESCRIPTOR = 0x8001;
  private static final List<List<Magic>> BY_FIRST_OCTET = new ArrayList<>();
  private static final List<Magic> ELSEWHERE = new ArrayList<>();

  static {
    for (int i = 0; i < 256; i++) {
      BY_FIRST_OCTET.add(new ArrayList<>());
    }
    at(0, ELF_PROGRAM, "7f454c46");
    at(0, MAC_PROGRAM, "feedface", "feedfacf", "cefaedfe", "cffaedfe");
    at(0, JAVA_CLASS, "cafebabe");
    at(0, ANDROID_PROGRAM, "6465780a30");
    at(0, LINK, "4c0000000114020000000000c000000000000046");
    at(0, ENCODED_SCRIPT, "23407e5e", "a3484bbe986c4aa9"); // of Windows, of AutoIt
    at(0, EXTENSION, "4372323402000000", "4372323403000000");
    at(0, COMPILED_HELP, "49545346", "3f5f0300"); // of HTML, and the one before it
    at(0, OLE, "d0cf11e0a1b11ae1");
    // The last two begin the first of several volumes (APPNOTE §8.5.3).
    at(0, ZIP, "504b0304", "504b0506", "504b0708504b0304", "504b3030504b0304");
    at(0, SEVEN_ZIP, "377abcaf271c");
    at(0, GZIP, "1f8b08");
    at(4, BZIP2, "314159265359");
    at(0, XZ, "fd377a585a00");
    at(0, LZIP, "4c5a495001");
    at(0, LZ4, "04224d18");
    at(0, COMPRESS, "1f9d");
    at(0, RAR, "526172211a07");
    at(0, CABINET, "4d53434600000000");
    at(7, ACE, "2a2a4143452a2a");
    at(0, ARJ, "60ea");
    at(0, AR, "213c617263683e0a");
    at(0, CPIO, "303730373031", "303730373032", "303730373037", "c771", "71c7");
    at(24, DUMP, "6cea0000", "6bea0000");
    at(0, RPM, "edabeedb");
    // zstd, lzop, WIM
    at(0, OTHER_ARCHIVE, "28b52ffd", "894c5a4f000d0a1a0a", "4d5357494d000000");
    at(0, OTHER_ARCHIVE, "414c5a01", "45474741", "2142444e"); // ALZip twice, Outlook
    at(0, ACTIVE_MIME, "4163746976654d696d65");
    at(0, WORD_PERFECT, "ff575043");
    // Excel 2, 3 and 4: how each sheet begins
    at(0, SHEET_RECORDS, "09000400", "09020600", "09040600");
    // the same of Excel 5 and later, without the compound around them
    at(0, SHEET_RECORDS, "090808000005", "090808000006", "090810000005", "090810000006");
    at(0, APPLE_SINGLE, "0005160000010000", "0005160000020000");
    // Jet and ACE: "Standard Jet DB", "Standard ACE DB"
    at(4, ACCESS_DATABASE, "5374616e64617264204a6574204442", "5374616e6461726420414345204442");
    // .one and .onetoc2 (MS-ONESTORE §2.3.1)
    at(0, ONENOTE, "e4525c7b8cd8a74daeb15378d02996d3", "a12fff43d9ef764c9ee210ea5722765f");
    at(0, TNEF, "789f3e22");
    at(0, VIRTUAL_DISK, "7668647866696c65", "636f6e6563746978", "4b444d56", "514649fb");
    at(64, VIRTUAL_DISK, "7f10dabe"); // VirtualBox
    at(0, LOCKED_DISK, "656e637263647361", "4c554b53babe"); // of Apple, of Linux
    at(ISO_DESCRIPTOR, ISO_IMAGE, "4344303031", "4245413031", "4e53523032", "4e53523033");
    at(257, TAR, "7573746172");
    at(0, JPEG, "ffd8ff");
    at(0, PNG, "89504e470d0a1a0a");
    at(0, GIF, "47494638");
    // Word takes a header without the final "f1" as well.
    at(0, RTF, "7b5c7274");
  }

  private Signatures() {}

  private static void at(int offset, FileType type, String... signatures) {
    for (String hex : signatures) {
      Magic magic = Magic.of(type, offset, hex);
      (offset == 0 ? BY_FIRST_OCTET.get(magic.octets()[0] & 0xff) : ELSEWHERE).add(magic);
    }
  }

  /// @return [FileType#OTHER] if no signature fits
  static FileType of(byte[] bytes) {
    if (bytes.length < 4) {
      return OTHER;
    }
    if (isWindowsProgram(bytes)) {
      return WINDOWS_PROGRAM;
    }
    for (Magic magic : BY_FIRST_OCTET.get(bytes[0] & 0xff)) {
      if (magic.matches(bytes)) {
        return magic.type() == ARJ && !isArj(bytes) ? OTHER : magic.type();
      }
    }
    for (Magic magic : ELSEWHERE) {
      if (magic.matches(bytes)) {
        return magic.type();
      }
    }
    return byShape(bytes);
  }

  private static FileType byShape(byte[] bytes) {
    int trailer = bytes.length - SECTOR;
    if (trailer > 0 && (isAt(bytes, trailer, "conectix") || isAt(bytes, trailer, "koly\0\0\0\4"))) {
      return VIRTUAL_DISK; // a fixed VHD, an Apple disk image
    }
    if (isAt(bytes, bytes.length - 8, "cdsaencr")) {
      return LOCKED_DISK;
    }
    FileType signed = SignedFile.type(bytes);
    if (signed != OTHER) {
      return signed;
    }
    if (MacFile.isBinary(bytes)) {
      return MAC_BINARY;
    }
    if (isFlash(bytes)) {
      return FLASH;
    }
    if (isLha(bytes)) {
      return LHA;
    }
    if (isTarBeforePosix(bytes)) {
      return TAR;
    }
    if (isFatOrPartitioned(bytes)) {
      return FAT_IMAGE;
    }
    if (isLzmaAlone(bytes)) {
      return LZMA;
    }
    FileType rare = RareSignatures.of(bytes);
    return rare == OTHER && findsItself(bytes) ? MACHINE_CODE : rare;
  }

  /// An MZ header; a text that happens to begin with these letters has no zero bytes behind them.
  private static boolean isWindowsProgram(byte[] bytes) {
    if (bytes.length < 32 || bytes[0] != 'M' || bytes[1] != 'Z') {
      return false;
    }
    for (int i = 2; i < 32; i++) {
      if (bytes[i] == 0) {
        return true;
      }
    }
    return false;
  }

  /// The size of the main header is at most 2,600 and its first part at least 30.
  private static boolean isArj(byte[] bytes) {
    int size = bytes.length < 5 ? 0 : Octets.little16(bytes, 2);
    return size >= 30 && size <= 2600 && (bytes[4] & 0xff) >= 30;
  }

  /// `FWS`, or `CWS` and `ZWS` where it is compressed; the version, and a size that no text spells.
  private static boolean isFlash(byte[] bytes) {
    return bytes.length > 20
        && (bytes[0] == 'F' || bytes[0] == 'C' || bytes[0] == 'Z')
        && bytes[1] == 'W'
        && bytes[2] == 'S'
        && bytes[3] > 0
        && bytes[3] < 64
        && bytes[7] < ' ';
  }

  /// `-lh5-`, `-lzs-` at the third octet.
  private static boolean isLha(byte[] bytes) {
    return bytes.length > 24
        && bytes[2] == '-'
        && bytes[3] == 'l'
        && (bytes[4] == 'h' || bytes[4] == 'z' || bytes[4] == 'x')
        && bytes[6] == '-'
        && bytes[20] <= 3;
  }

  /// Without the mark of POSIX only the checksum tells a tar archive.
  private static boolean isTarBeforePosix(byte[] bytes) {
    if (bytes.length < SECTOR || bytes[0] == 0 || bytes[100] == 0) {
      return false;
    }
    long stated = 0;
    int digits = 0;
    for (int i = 148; i < 156; i++) {
      if (bytes[i] >= '0' && bytes[i] <= '7') {
        stated = stated * 8 + bytes[i] - '0';
        digits++;
      } else if (bytes[i] != 0 && bytes[i] != ' ') {
        return false;
      }
    }
    long sum = 8 * ' ';
    for (int i = 0; i < SECTOR; i++) {
      sum += i >= 148 && i < 156 ? 0 : bytes[i] & 0xff;
    }
    return digits > 2 && sum == stated;
  }

  /// A boot sector: of a FAT volume, or one that lists partitions.
  private static boolean isFatOrPartitioned(byte[] bytes) {
    if (bytes.length < 2 * SECTOR || bytes[510] != 0x55 || bytes[511] != (byte) 0xaa) {
      return false;
    }
    boolean jump = bytes[0] == (byte) 0xeb || bytes[0] == (byte) 0xe9;
    int sector = Octets.little16(bytes, 11);
    return (jump && sector >= SECTOR && sector <= 4096 && Integer.bitCount(sector) == 1)
        || (bytes.length > 64 * SECTOR && (bytes[446] & 0x7f) == 0 && bytes[450] != 0);
  }

  /// The old format has no signature: one octet of properties, the size of the dictionary (a power
  /// of two, or half more), and the size of the content, which may be unknown.
  private static boolean isLzmaAlone(byte[] bytes) {
    if (bytes.length < 18 || bytes[0] != 0x5d || bytes[1] != 0 || bytes[2] != 0) {
      return false;
    }
    long size = Octets.little64(bytes, 5);
    return size == -1 || (size >= 0 && size < 1L << 40);
  }

  /// A call over data to an instruction that takes the return address off the stack: how code that
  /// was made to run anywhere learns where it lies.
  private static boolean findsItself(byte[] bytes) {
    if (bytes[0] != (byte) 0xe8 || bytes.length < 64) {
      return false;
    }
    long target = 5L + Octets.little32(bytes, 1);
    return target > 5 && target < bytes.length - 1 && (bytes[(int) target] & 0xf8) == 0x58;
  }

  static boolean isAt(byte[] bytes, int offset, String ascii) {
    if (offset < 0 || bytes.length - offset < ascii.length()) {
      return false;
    }
    for (int i = 0; i < ascii.length(); i++) {
      if (bytes[offset + i] != (byte) ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
