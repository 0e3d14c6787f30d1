package org.inboxaudit.extract.attachment;

import java.net.IDN;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.inboxaudit.evidence.Attachment;
import org.inboxaudit.evidence.Link;
import org.inboxaudit.evidence.LinkTrait;

/// Puts the links of a document on its record.
final class DocumentLinks {

  private DocumentLinks() {}

  /// Adds where a document leads, unless enough is known already. A mail address, a place in the
  /// document and the like are left out.
  static void add(Examined file, String target, LinkTrait... traits) {
    String url = visible(target);
    String lower = url.toLowerCase(Locale.ROOT);
    boolean inline =
        lower.startsWith("javascript:") || lower.startsWith("data:") || lower.startsWith("blob:");
    boolean web =
        lower.startsWith("http:") || lower.startsWith("https:") || lower.startsWith("ftp:");
    if ((!web && !inline && !lower.startsWith("file:") && !lower.startsWith("\\\\"))
        || file.links.size() >= Attachment.LINKS) {
      return;
    }
    Set<LinkTrait> shown = EnumSet.noneOf(LinkTrait.class);
    shown.addAll(Set.of(traits));
    if (inline) {
      shown.add(LinkTrait.INLINE);
    }
    String authority = inline ? "" : authority(url);
    int user = authority.lastIndexOf('@');
    if (user >= 0) {
      shown.add(LinkTrait.USER_INFO);
    }
    String host = host(authority.substring(user + 1));
    if (isAddress(host)) {
      shown.add(LinkTrait.IP_ADDRESS);
    }
    Link link = new Link(url, host, "", shown);
    if (!file.links.contains(link)) {
      file.links.add(link);
    }
  }

  /// Without what browsers drop: blanks at the ends, control characters inside.
  private static String visible(String target) {
    StringBuilder url = new StringBuilder();
    String stripped = target.strip();
    for (int i = 0; i < stripped.length() && url.length() < Link.LENGTH; i++) {
      char c = stripped.charAt(i);
      if (!Character.isISOControl(c)) {
        url.append(c);
      }
    }
    return url.toString();
  }

  /// What stands between the slashes (RFC 3986 §3.2), empty if nothing does.
  private static String authority(String url) {
    String slashes = url.replace('\\', '/');
    int start = slashes.indexOf("//");
    if (start < 0) {
      return "";
    }
    start += 2;
    int end = start;
    while (end < slashes.length() && "/?#".indexOf(slashes.charAt(end)) < 0) {
      end++;
    }
    return slashes.substring(start, end);
  }

  private static String host(String hostAndPort) {
    if (hostAndPort.startsWith("[")) {
      return hostAndPort
          .substring(1, Math.max(1, hostAndPort.indexOf(']')))
          .toLowerCase(Locale.ROOT);
    }
    int port = hostAndPort.indexOf(':');
    String host = port < 0 ? hostAndPort : hostAndPort.substring(0, port);
    try {
      return IDN.toASCII(host, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException | IndexOutOfBoundsException _) {
      return "";
    }
  }

  private static boolean isAddress(String host) {
    return host.indexOf(':') >= 0
        || (!host.isEmpty()
            && host.indexOf('.') > 0
            && host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9')));
  }
}
