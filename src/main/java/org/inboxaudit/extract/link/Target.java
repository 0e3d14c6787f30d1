package org.inboxaudit.extract.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.inboxaudit.evidence.Domain;

/// A link taken apart as browsers do it: blanks at its ends and line ends inside are dropped, a
/// backslash is a slash, and however many slashes follow the scheme (WHATWG URL §4.4). A place in a
/// Windows network (`\\\\host\\share`) is one as well: mail programs and office programs open it.
///
/// @param url as it stands there without what browsers drop
/// @param scheme in lower case
/// @param userInfo whether something stands before an `@`
/// @param host empty if it names none
/// @param path from its slash on, without query and fragment
/// @param query without its question mark
public record Target(
    String url,
    String scheme,
    boolean userInfo,
    Optional<LinkHost> host,
    String path,
    String query,
    String fragment) {
  private static final int LONGEST = 8_000;
  private static final int PARAMETERS = 50;
  private static final String FILE = "file";

  /// Schemes behind which a host stands however many slashes there are. Behind that of an
  /// application (`intent://host/`) it stands only behind two, and only if it looks like one.
  private static final Set<String> SITES =
      Set.of("http", "https", "ftp", FILE, "smb", "ws", "wss", "dav", "davs", "rdp", "ssh", "ldap");

  /// A parameter of a query.
  ///
  /// @param name in lower case
  /// @param value decoded
  public record Parameter(String name, String value) {}

  /// Takes a link apart.
  ///
  /// @return empty for what leads nowhere: a place in the same text, or no link
  public static Optional<Target> of(String written) {
    String url = cleaned(written);
    if (url.startsWith("\\\\")) {
      return Optional.of(site(url, FILE, 0));
    }
    if (url.startsWith("//")) {
      url = "https:" + url;
    } else if (url.regionMatches(true, 0, "www.", 0, 4)) {
      url = "http://" + url;
    }
    int colon = url.indexOf(':');
    if (colon <= 0 || !isScheme(url, colon)) {
      return Optional.empty();
    }
    String scheme = url.substring(0, colon).toLowerCase(Locale.ROOT);
    if (SITES.contains(scheme)) {
      return Optional.of(site(url, scheme, colon + 1));
    }
    if (url.startsWith("//", colon + 1)) {
      Target target = site(url, scheme, colon + 1);
      if (target.hostName().indexOf('.') > 0) {
        return Optional.of(target);
      }
    }
    return Optional.of(
        new Target(url, scheme, false, Optional.empty(), url.substring(colon + 1), "", ""));
  }

  private static String cleaned(String written) {
    StringBuilder url = new StringBuilder();
    for (int i = 0; i < Math.min(LONGEST, written.length()); i++) {
      char c = written.charAt(i);
      if (c > ' ' && c != 0x7f) {
        url.append(c);
      } else if (c == ' ') {
        url.append("%20");
      }
    }
    String all = url.toString();
    while (all.startsWith("%20")) {
      all = all.substring(3);
    }
    while (all.endsWith("%20")) {
      all = all.substring(0, all.length() - 3);
    }
    return all;
  }

  private static boolean isScheme(String url, int end) {
    for (int i = 0; i < end; i++) {
      char c = url.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (!letter && (i == 0 || !(Character.isDigit(c) || c == '+' || c == '-' || c == '.'))) {
        return false;
      }
    }
    return true;
  }

  private static Target site(String url, String scheme, int from) {
    boolean file = scheme.equals(FILE);
    int start = from;
    while (start < url.length() && isSlash(url.charAt(start))) {
      start++;
    }
    // file:/c:/x and file:///c:/x lie on the machine itself; file://host/x, file://///host/x and
    // file:\\\\host\\x do not (RFC 8089 §2, appendix E.3)
    int slashes = start - from;
    boolean local = file && (slashes < 2 || slashes == 3 || isDrive(url, start));
    int end = local ? Math.max(from, start - 1) : start;
    while (!local && end < url.length() && "/\\?#".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    String authority = local ? "" : url.substring(start, end);
    // in host@SSL\share and host@80\share what comes behind the mark is no host but how Windows
    // asks for it over the web
    int at = file ? authority.indexOf('@') : authority.lastIndexOf('@');
    String host =
        withoutPort(file && at >= 0 ? authority.substring(0, at) : authority.substring(at + 1));
    String rest = url.substring(end);
    int hash = rest.indexOf('#');
    String fragment = hash < 0 ? "" : rest.substring(hash + 1);
    String before = hash < 0 ? rest : rest.substring(0, hash);
    int question = before.indexOf('?');
    return new Target(
        url,
        scheme,
        at >= 0 && !file,
        host.isEmpty() ? Optional.empty() : Optional.of(LinkHost.of(host)),
        question < 0 ? before : before.substring(0, question),
        question < 0 ? "" : before.substring(question + 1),
        fragment);
  }

  private static boolean isDrive(String url, int at) {
    return at + 1 < url.length()
        && Character.isLetter(url.charAt(at))
        && "|:".indexOf(url.charAt(at + 1)) >= 0;
  }

  private static boolean isSlash(char c) {
    return c == '/' || c == '\\';
  }

  private static String withoutPort(String hostPort) {
    int port =
        hostPort.startsWith("[")
            ? hostPort.indexOf(':', hostPort.indexOf(']') + 1)
            : hostPort.indexOf(':');
    return port < 0 ? hostPort : hostPort.substring(0, port);
  }

  public String hostName() {
    return host.map(LinkHost::name).orElse("");
  }

  public Domain domain() {
    return new Domain(hostName());
  }

  /// The parameters of its query and of its fragment.
  public List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>();
    String pairs = query + "&" + fragment;
    int end = -1;
    for (int count = 1; count <= PARAMETERS && end < pairs.length(); count++) {
      int from = end + 1;
      end = count == PARAMETERS ? pairs.length() : endOfPair(pairs, from);
      String pair = pairs.substring(from, end);
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parameters.add(
            new Parameter(
                Escapes.percent(pair.substring(0, equals)).toLowerCase(Locale.ROOT),
                Escapes.percent(pair.substring(equals + 1).replace('+', ' '))));
      }
    }
    return parameters;
  }

  private static int endOfPair(String pairs, int from) {
    int end = from;
    while (end < pairs.length() && "&;?".indexOf(pairs.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  /// The value of a parameter, empty if it has none.
  public String parameter(String name) {
    return parameters().stream()
        .filter(parameter -> parameter.name().equals(name))
        .map(Parameter::value)
        .findFirst()
        .orElse("");
  }
}
