package org.inboxaudit.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Reads what a client sent, as the most forgiving server would: a bare CR or LF ends a line too.
///
/// It shares nothing with the gate in the product, so that the one can be held against the other.
public final class WireReading {
  private static final Set<String> IMAP =
      Set.of(
          "CAPABILITY",
          "NOOP",
          "LOGOUT",
          "ID",
          "LOGIN",
          "AUTHENTICATE",
          "LIST",
          "LSUB",
          "STATUS",
          "EXAMINE",
          "MYRIGHTS",
          "GETACL",
          "GETMETADATA",
          "UID SEARCH",
          "UID FETCH");

  private static final Set<String> SIEVE =
      Set.of("STARTTLS", "LISTSCRIPTS", "GETSCRIPT", "AUTHENTICATE", "LOGOUT");

  private WireReading() {}

  /// The command lines a server sees.
  ///
  /// @param literals whether it knows what a literal is; of each, a blank is left in its line then
  public static List<String> lines(String octets, boolean literals) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < octets.length(); i++) {
      char octet = octets.charAt(i);
      if (octet != '\n' && octet != '\r') {
        line.append(octet);
        continue;
      }
      int length = literals ? announced(line.toString()) : -1;
      if (length >= 0) {
        i += length + (octets.startsWith("\r\n", i) ? 1 : 0);
        line.append(' ');
      } else {
        lines.add(line.toString());
        line.setLength(0);
      }
    }
    lines.add(line.toString());
    return lines;
  }

  private static int announced(String line) {
    int open = line.lastIndexOf('{');
    if (open < 0 || !line.endsWith("}")) {
      return -1;
    }
    String length = line.substring(open + 1, line.length() - 1);
    if (length.endsWith("+")) {
      length = length.substring(0, length.length() - 1);
    }
    if (length.isEmpty() || !length.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return -1;
    }
    return Integer.parseInt(length);
  }

  /// The verb of an IMAP command line, with UID before it where it is there, or nothing: a line of
  /// one word is no command (RFC 9051 §2.2.1).
  public static String imapVerb(String line) {
    String[] words = line.strip().toUpperCase(Locale.ROOT).split(" +", 4);
    if (words.length < 2) {
      return "";
    }
    return words[1].equals("UID") && words.length > 2 ? "UID " + words[2] : words[1];
  }

  /// The verb of a ManageSieve command line.
  public static String sieveVerb(String line) {
    return line.toUpperCase(Locale.ROOT).split(" ", 2)[0];
  }

  /// Whether an IMAP command line can change nothing.
  public static boolean isHarmlessImap(String line) {
    String verb = imapVerb(line);
    // what stands in the brackets are names of header fields
    String upper = line.toUpperCase(Locale.ROOT).replaceAll("PEEK\\[[^\\]]*\\]", "PEEK[]");
    boolean peeks =
        !upper.contains("BODY[")
            && !upper.contains("RFC822 ")
            && !upper.contains("RFC822)")
            && !upper.contains("RFC822.TEXT")
            && !upper.contains("BINARY[");
    return verb.isEmpty() || (IMAP.contains(verb) && (peeks || !verb.equals("UID FETCH")));
  }

  /// Whether a ManageSieve command line can change nothing.
  public static boolean isHarmlessSieve(String line) {
    return line.isEmpty() || SIEVE.contains(sieveVerb(line));
  }
}
