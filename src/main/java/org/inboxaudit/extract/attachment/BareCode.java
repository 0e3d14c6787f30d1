package org.inboxaudit.extract.attachment;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// Tells machine code that stands alone, as a loader copies it into memory: the first thing such
/// code does is to find out where it is.
final class BareCode {
  private static final int CALL = 0xe8;
  private static final int SMALLEST = 64;

  /// How the usual generators begin: direction flag, stack, call over their own data.
  private static final List<byte[]> BEGINNINGS =
      List.of(
          HexFormat.of().parseHex("fc4883e4f0e8"),
          HexFormat.of().parseHex("fce88200000060"),
          HexFormat.of().parseHex("fce88900000060"),
          HexFormat.of().parseHex("fce88f00000060"));

  private BareCode() {}

  static boolean is(byte[] bytes) {
    if (bytes.length < SMALLEST) {
      return false;
    }
    if (BEGINNINGS.stream().anyMatch(start -> begins(bytes, start))) {
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

  private static boolean begins(byte[] bytes, byte[] start) {
    return Arrays.equals(bytes, 0, start.length, start, 0, start.length);
  }
}
