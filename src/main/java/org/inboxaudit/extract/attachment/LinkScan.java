package org.inboxaudit.extract.attachment;

import java.net.IDN;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.inboxaudit.evidence.Attachment;
import org.inboxaudit.evidence.Link;
import org.inboxaudit.evidence.LinkTrait;

/// Finds addresses in texts of any format: a scheme with `://`, or `\\host\share`.
final class LinkScan {
  private static final int SCHEME = 12;

  /// Names of formats that look like addresses and lead nowhere.
  private static final List<String> NAMESPACES =
      List.of(
          "www.w3.org",
          "schemas.microsoft.com",
          "schemas.openxmlformats.org",
          "www.apple.com/dtds/",
          "purl.org",
          "ns.adobe.com",
          "java.sun.com/dtd");

  private LinkScan() {}

  static List<Link> links(String text) {
    List<Link> links = new ArrayList<>();
    int at = 0;
    while (at < text.length() && links.size() < Attachment.LINKS) {
      int mark = text.indexOf("://", at);
      int share = text.indexOf("\\\\", at);
      int found = mark < 0 ? share : share < 0 ? mark : Math.min(mark, share);
      if (found < 0) {
        break;
      }
      int begin = found == mark ? scheme(text, mark) : share;
      int end = end(text, found + 3);
      boolean named = found == mark ? begin < mark : isHost(text, share + 2);
      if (named) {
        Link link = link(text.substring(begin, Math.min(end, begin + Link.LENGTH)));
        if (!isNamespace(link) && !links.contains(link)) {
          links.add(link);
        }
      }
      at = Math.max(end, found + 3);
    }
    return links;
  }

  static Link link(String url, LinkTrait... traits) {
    String host = host(url);
    Set<LinkTrait> all = EnumSet.noneOf(LinkTrait.class);
    all.addAll(List.of(traits));
    if (!host.isEmpty() && host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'))) {
      all.add(LinkTrait.IP_ADDRESS);
    }
    return new Link(url.substring(0, Math.min(url.length(), Link.LENGTH)), host, "", all);
  }

  private static int scheme(String text, int mark) {
    int at = mark;
    while (at > 0 && mark - at < SCHEME && isSchemeLetter(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  private static boolean isSchemeLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '+';
  }

  private static boolean isHost(String text, int at) {
    int slash = text.indexOf('\\', at);
    return slash > at
        && slash - at < 254
        && text.substring(at, slash).chars().allMatch(LinkScan::isHostLetter);
  }

  private static boolean isHostLetter(int c) {
    return Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '@' || c == '_';
  }

  private static int end(String text, int from) {
    int at = Math.min(from, text.length());
    while (at < text.length()
        && text.charAt(at) > ' '
        && "\"'<>`|{}^\u00a0".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    while (at > from && ".,;:!?)]".indexOf(text.charAt(at - 1)) >= 0) {
      at--;
    }
    return at;
  }

  private static boolean isNamespace(Link link) {
    String url = link.url().toLowerCase(Locale.ROOT);
    return NAMESPACES.stream().anyMatch(name -> url.startsWith(name, url.indexOf("://") + 3));
  }

  private static String host(String url) {
    int mark = url.indexOf("://");
    boolean share = url.startsWith("\\\\");
    if (mark < 0 && !share) {
      return "";
    }
    int begin = share ? 2 : mark + 3;
    if (url.regionMatches(true, 0, "file:", 0, 5)) {
      // file:///c:/x is local; file://host/x, file://\\host\x and file://///host/x are not.
      int path = begin;
      while (path < url.length() && "/\\".indexOf(url.charAt(path)) >= 0) {
        path++;
      }
      if (path == begin + 1) {
        return "";
      }
      begin = path;
    }
    int end = begin;
    while (end < url.length() && "/\\?#".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    String authority = url.substring(begin, end);
    int at = authority.lastIndexOf('@');
    // `\\host@SSL\share` asks for it over the web.
    String host =
        at < 0 ? authority : share ? authority.substring(0, at) : authority.substring(at + 1);
    int colon = host.startsWith("[") ? -1 : host.indexOf(':');
    host = colon < 0 ? host : host.substring(0, colon);
    try {
      return IDN.toASCII(host.toLowerCase(Locale.ROOT), IDN.ALLOW_UNASSIGNED);
    } catch (IllegalArgumentException _) {
      return "";
    }
  }
}
