package org.inboxaudit.extract.link;

import java.net.IDN;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.inboxaudit.evidence.Domain;
import org.inboxaudit.evidence.LinkTrait;
import org.inboxaudit.extract.text.PlainForm;

/// The host of a link, as a browser takes it (WHATWG URL §3.5), and what is odd about how it was
/// written.
///
/// @param name in lower-case ASCII, an address as four numbers
public record LinkHost(String name, Set<LinkTrait> traits) {
  private static final int LONGEST = 253;

  public LinkHost {
    traits = Set.copyOf(traits);
  }

  /// Reads what stands between the user information and the port.
  static LinkHost of(String written) {
    Set<LinkTrait> traits = EnumSet.noneOf(LinkTrait.class);
    if (written.startsWith("[")) {
      traits.add(LinkTrait.IP_ADDRESS);
      int end = written.indexOf(']');
      return new LinkHost(written.substring(1, end < 0 ? written.length() : end), traits);
    }
    String decoded = Escapes.percent(written);
    String host = plain(decoded);
    if (!decoded.equals(written) || !host.equals(decoded.toLowerCase(Locale.ROOT))) {
      traits.add(LinkTrait.DISGUISED_HOST);
    }
    String address = Ipv4Spelling.plain(host);
    if (!address.isEmpty()) {
      traits.add(LinkTrait.IP_ADDRESS);
      if (!address.equals(host)) {
        traits.add(LinkTrait.DISGUISED_HOST);
      }
      return new LinkHost(address, traits);
    }
    String ascii = ascii(host);
    if (ascii.isEmpty()) {
      traits.add(LinkTrait.DISGUISED_HOST);
      return new LinkHost(cut(host), traits);
    }
    if (ascii.contains("xn--") && mixesScripts(IDN.toUnicode(ascii, IDN.ALLOW_UNASSIGNED))) {
      traits.add(LinkTrait.DISGUISED_HOST);
    }
    return new LinkHost(cut(ascii), traits);
  }

  /// Without what nobody sees, in the plain form of each character (RFC 5895 §2).
  private static String plain(String host) {
    if (isPlain(host)) {
      return host;
    }
    String mapped = PlainForm.isAscii(host) ? host : PlainForm.of(host);
    StringBuilder name = new StringBuilder();
    mapped
        .toLowerCase(Locale.ROOT)
        .codePoints()
        .filter(c -> Character.getType(c) != Character.FORMAT)
        .map(c -> c == '。' ? '.' : c)
        .forEach(name::appendCodePoint);
    int end = name.length();
    while (end > 0 && name.charAt(end - 1) == '.') {
      end--;
    }
    return name.substring(0, end);
  }

  private static boolean isPlain(String host) {
    for (int i = 0; i < host.length(); i++) {
      char c = host.charAt(i);
      if (c >= 0x80 || (c >= 'A' && c <= 'Z')) {
        return false;
      }
    }
    return !host.endsWith(".");
  }

  /// Empty if no name can be made of it.
  private static String ascii(String host) {
    if (PlainForm.isAscii(host)) {
      return host;
    }
    try {
      return IDN.toASCII(host, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException | IndexOutOfBoundsException _) {
      return "";
    }
  }

  private static boolean mixesScripts(String readable) {
    return Arrays.stream(readable.split("\\.", -1)).anyMatch(Domain::mixesScripts);
  }

  private static String cut(String host) {
    return host.substring(0, Math.min(LONGEST, host.length()));
  }
}
