package org.inboxaudit.extract.attachment;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// Tells shellcode: machine code that stands alone, as a loader copies it into memory. The first
/// thing such code does is to find out where it is.
final class Shellcode {
  private static final int CALL = 0xe8;
  private static final int SMALLEST = 64;
  private static final int SHORTEST = 20;
  private static final int SEEN = 512;
  private static final int JUMP = 0xeb;
  private static final int FS = 0x64;
  private static final int GS = 0x65;
  private static final int MOVE = 0x8b;

  /// The block of a process by its fixed place, the place by the state of the coprocessor, a shell
  /// by its name in pieces.
  private static final List<byte[]> PLACES =
      List.of(
          HexFormat.of().parseHex("64a130000000"),
          HexFormat.of().parseHex("65488b042560000000"),
          HexFormat.of().parseHex("d97424f4"),
          HexFormat.of().parseHex("682f2f7368682f62696e"),
          HexFormat.of().parseHex("686e2f7368682f2f6269"),
          HexFormat.of().parseHex("2f2f62696e2f7368"),
          HexFormat.of().parseHex("48b82f62696e2f736800"));

  /// How the usual generators begin: direction flag, stack, call over their own data.
  private static final List<byte[]> BEGINNINGS =
      List.of(
          HexFormat.of().parseHex("fc4883e4f0e8"),
          HexFormat.of().parseHex("fce88200000060"),
          HexFormat.of().parseHex("fce88900000060"),
          HexFormat.of().parseHex("fce88f00000060"));

  private Shellcode() {}

  static boolean is(byte[] bytes) {
    if (bytes.length < SHORTEST) {
      return false;
    }
    if (findsItsPlace(bytes) || jumpsBack(bytes)) {
      return true;
    }
    if (bytes.length < SMALLEST) {
      return false;
    }
    if (BEGINNINGS.stream().anyMatch(start -> Octets.stands(bytes, start, 0))) {
      return true;
    }
    // A call over a block that begins with its own length.
    var data = NativePackage.littleEndian(bytes);
    int length = data.getInt(1);
    return Byte.toUnsignedInt(bytes[0]) == CALL
        && length > SMALLEST
        && length == data.getInt(5)
        && length < bytes.length - 5;
  }

  private static boolean findsItsPlace(byte[] bytes) {
    byte[] head = Arrays.copyOf(bytes, Math.min(bytes.length, SEEN));
    if (isText(head)) {
      return false;
    }
    for (int i = 0; i + 4 < head.length; i++) {
      int segment = head[i] & 0xff;
      int wide = segment == GS ? 1 : 0;
      boolean loads = (segment == FS || segment == GS) && (head[i + 1 + wide] & 0xff) == MOVE;
      // from a register and thirty, or sixty of the wide one: the block of the process
      if (loads && (head[i + 2 + wide] & 0xc0) == 0x40 && head[i + 3 + wide] == 0x30 << wide) {
        return true;
      }
    }
    return PLACES.stream().anyMatch(place -> Octets.indexOf(head, place, 0) >= 0);
  }

  private static boolean isText(byte[] head) {
    for (byte octet : head) {
      if (octet < 0) {
        return false;
      }
    }
    return true;
  }

  /// A jump to a call back to what takes the return address off the stack.
  private static boolean jumpsBack(byte[] bytes) {
    int call = 2 + bytes[1];
    if ((bytes[0] & 0xff) != JUMP || bytes[1] <= 0 || call + 5 > bytes.length) {
      return false;
    }
    int target = call + 5 + NativePackage.littleEndian(bytes).getInt(call + 1);
    return (bytes[call] & 0xff) == CALL
        && target >= 2
        && target < call
        && (bytes[target] & 0xf8) == 0x58;
  }
}
