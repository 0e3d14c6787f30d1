package org.inboxaudit.extract.message;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Locale;

/// Finds the addresses of wallets for cryptocurrencies in a text: those with a check sum in Base58
/// (Bitcoin, Litecoin, Dash, Dogecoin, Tron, Zcash) or in Bech32 (BIP 173, BIP 350), and Ethereum's
/// by their shape.
///
/// A number of an order or a key has the shape at times, and hardly ever the sum.
final class WalletAddresses {
  private static final String BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final String BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
  private static final int[] GENERATOR = {
    0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3
  };
  private static final int BECH32_SUM = 1;
  private static final int BECH32M_SUM = 0x2bc830a3;
  private static final int PAYLOAD = 21;
  private static final int SUM = 4;
  private static final int SHORTEST = 25;
  private static final int LONGEST = 90;
  private static final int ETHEREUM = 42;
  private static final int MOST = 50;

  private WalletAddresses() {}

  static boolean standIn(String text) {
    int tried = 0;
    for (int i = 0; i < text.length() && tried < MOST; ) {
      int end = i;
      while (end < text.length() && isOfAToken(text.charAt(end))) {
        end++;
      }
      if (end - i >= SHORTEST && end - i <= LONGEST && mayBe(text, i)) {
        tried++;
        if (isOne(text.substring(i, end))) {
          return true;
        }
      }
      i = end + 1;
    }
    return false;
  }

  private static boolean isOfAToken(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /// How they begin: by coin and kind.
  private static boolean mayBe(String text, int at) {
    return "13LMXDATtbl0B".indexOf(text.charAt(at)) >= 0
        || text.startsWith("9", at)
        || text.startsWith("LTC1", at);
  }

  private static boolean isOne(String token) {
    String lower = token.toLowerCase(Locale.ROOT);
    if (lower.startsWith("0x")) {
      return token.length() == ETHEREUM
          && lower.substring(2).chars().allMatch(c -> Character.digit(c, 16) >= 0)
          && !lower.substring(2).chars().allMatch(c -> c == lower.charAt(2));
    }
    boolean bech32 = lower.startsWith("bc1") || lower.startsWith("ltc1");
    return bech32 ? isBech32(lower) : isBase58(token);
  }

  private static boolean isBech32(String token) {
    int one = token.lastIndexOf('1');
    String human = token.substring(0, one);
    int check = 1;
    for (int i = 0; i < human.length(); i++) {
      check = step(check, human.charAt(i) >> 5);
    }
    check = step(check, 0);
    for (int i = 0; i < human.length(); i++) {
      check = step(check, human.charAt(i) & 31);
    }
    for (int i = one + 1; i < token.length(); i++) {
      int value = BECH32.indexOf(token.charAt(i));
      if (value < 0) {
        return false;
      }
      check = step(check, value);
    }
    return check == BECH32_SUM || check == BECH32M_SUM;
  }

  private static int step(int before, int value) {
    int top = before >>> 25;
    int check = ((before & 0x1ffffff) << 5) ^ value;
    for (int i = 0; i < GENERATOR.length; i++) {
      check ^= ((top >> i) & 1) == 1 ? GENERATOR[i] : 0;
    }
    return check;
  }

  /// A number of 25 octets whose last four are the beginning of the hash of the hash of the others;
  /// Zcash has one octet more.
  private static boolean isBase58(String token) {
    byte[] octets = new byte[PAYLOAD + SUM + 1];
    for (int i = 0; i < token.length(); i++) {
      int carry = BASE58.indexOf(token.charAt(i));
      if (carry < 0) {
        return false;
      }
      for (int at = octets.length - 1; at >= 0; at--) {
        carry += 58 * (octets[at] & 0xff);
        octets[at] = (byte) carry;
        carry >>= 8;
      }
      if (carry > 0) {
        return false;
      }
    }
    return (octets[0] == 0 && sums(Arrays.copyOfRange(octets, 1, octets.length))) || sums(octets);
  }

  private static boolean sums(byte[] octets) {
    int end = octets.length - SUM;
    byte[] hash = sha256(sha256(Arrays.copyOf(octets, end)));
    return Arrays.equals(octets, end, octets.length, hash, 0, SUM);
  }

  private static byte[] sha256(byte[] octets) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(octets);
    } catch (NoSuchAlgorithmException cause) {
      throw new IllegalStateException(cause); // every Java has it
    }
  }
}
