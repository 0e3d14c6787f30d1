package org.inboxaudit.extract.link;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.inboxaudit.evidence.Domain;

/// Finds the link inside one that a mail gateway, a mail list or a search engine put around it.
///
/// The pack says of each host how: by the name of a parameter, or in one of the ways that
/// Proofpoint writes it (`proofpoint2`, `proofpoint3`) or behind `path`; and `anybody` where no
/// gateway does it, but whoever writes a letter.
final class Unwrapping {
  /// Gateways put themselves one around the other.
  private static final int DEPTH = 5;

  private final Map<String, String> ways = new HashMap<>();
  private final Set<String> open = new HashSet<>();

  Unwrapping(List<List<String>> lines) {
    for (List<String> line : lines) {
      ways.put(line.getFirst(), line.get(1));
      if (line.getLast().equals("anybody")) {
        open.add(line.getFirst());
      }
    }
  }

  /// What the wrappers hold; the link itself if it is none.
  Target innermost(Target outer) {
    Target target = outer;
    for (int i = 0; i < DEPTH; i++) {
      Optional<Target> inner = inner(target);
      if (inner.isEmpty()) {
        return target;
      }
      target = inner.get();
    }
    return target;
  }

  private Optional<Target> inner(Target target) {
    String way = way(target.domain(), target.path().toLowerCase(Locale.ROOT));
    String inside =
        switch (way) {
          case "" -> "";
          case "proofpoint2" ->
              Escapes.percent(target.parameter("u").replace('-', '%').replace('_', '/'));
          case "proofpoint3" -> proofpoint3(target.url());
          case "amp" -> amp(target.path());
          case "bing" -> bing(target.parameter("u"));
          case "path" -> after(target.url());
          default -> target.parameter(way);
        };
    return Target.of(inside).filter(found -> !found.hostName().isEmpty());
  }

  /// Whether it goes by way of a site that sends anybody on to anywhere.
  boolean isRoundabout(Target target) {
    return open.contains(wrapper(target.domain(), target.path().toLowerCase(Locale.ROOT)));
  }

  private String way(Domain host, String path) {
    return ways.getOrDefault(wrapper(host, path), "");
  }

  /// The line of the pack that a link falls under, empty if it is no wrapper.
  private String wrapper(Domain host, String path) {
    for (String name = host.name();
        name.contains(".");
        name = name.substring(name.indexOf('.') + 1)) {
      if (ways.containsKey(name)) {
        return name;
      }
      int slash = path.indexOf('/', 1);
      String place = name + (slash < 0 ? path : path.substring(0, slash));
      if (ways.containsKey(place)) {
        return place;
      }
    }
    return "";
  }

  /// `/v3/__https://example.org/a*b__;Kw!!…`. What `*` stands for does not matter here.
  private static String proofpoint3(String url) {
    int start = url.indexOf("__");
    int end = start < 0 ? -1 : url.indexOf("__;", start + 2);
    return end < 0 ? "" : url.substring(start + 2, end);
  }

  /// `/amp/s/example.org/page`: the `s` stands for https.
  private static String amp(String path) {
    String rest = path.substring(path.indexOf("/amp/") + "/amp/".length());
    return "https://" + (rest.startsWith("s/") ? rest.substring(2) : rest);
  }

  /// `a1` and the link in base64.
  private static String bing(String value) {
    return value.startsWith("a1") ? Escapes.base64(value.substring(2)) : "";
  }

  private static String after(String url) {
    int start = url.indexOf("http", "https://".length());
    return start < 0 ? "" : Escapes.percent(url.substring(start));
  }
}
