package org.inboxaudit.extract.link;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.inboxaudit.evidence.Domain;
import org.inboxaudit.evidence.LinkTrait;

/// Links by which an application asks for access to an account (RFC 6749 §4.1.1), and the pages at
/// which a device is let in by a code (RFC 8628 §3.3).
final class AccessRequests {
  private static final int MOST_SCOPES = 100;

  private final List<Place> requests = new ArrayList<>();
  private final List<Place> devices = new ArrayList<>();
  private final List<String> mailScopes = new ArrayList<>();

  AccessRequests(List<List<String>> lines) {
    for (List<String> line : lines) {
      switch (line.getFirst()) {
        case "request" -> requests.add(new Place(new Domain(line.get(1)), line.get(2)));
        case "device" -> devices.add(new Place(new Domain(line.get(1)), line.get(2)));
        case "scope" -> mailScopes.add(line.get(1));
        default -> throw new IllegalStateException("no such line: " + line.getFirst());
      }
    }
  }

  /// @param path what the path holds
  private record Place(Domain host, String path) {
    boolean is(Target target, Domain domain) {
      return domain.isWithin(host) && target.path().toLowerCase(Locale.ROOT).contains(path);
    }
  }

  /// What a link asks for.
  Set<LinkTrait> traits(Target target) {
    Set<LinkTrait> traits = EnumSet.noneOf(LinkTrait.class);
    Domain domain = target.domain();
    if (devices.stream().anyMatch(place -> place.is(target, domain))) {
      traits.add(LinkTrait.DEVICE_CODE);
    }
    if (requests.stream().anyMatch(place -> place.is(target, domain))
        && !target.parameter("client_id").isEmpty()) {
      traits.add(LinkTrait.OAUTH_REQUEST);
      String scopes =
          (target.parameter("scope") + " " + target.parameter("scopes")).toLowerCase(Locale.ROOT);
      if (Arrays.stream(scopes.split("[ ,+]+", MOST_SCOPES)).anyMatch(this::isAboutMail)) {
        traits.add(LinkTrait.OAUTH_MAIL_SCOPE);
      }
      if (scopes.contains("offline_access")
          || target.parameter("access_type").equalsIgnoreCase("offline")) {
        traits.add(LinkTrait.OAUTH_OFFLINE);
      }
      // without a question it leads straight on to whoever asked (RFC 6749 §4.1.2.1)
      if (target.parameter("prompt").equalsIgnoreCase("none")) {
        traits.add(LinkTrait.REDIRECT);
      }
    }
    return traits;
  }

  /// Scopes are bare words, or behind the address of the service they belong to.
  private boolean isAboutMail(String scope) {
    return mailScopes.stream().anyMatch(mail -> scope.equals(mail) || scope.endsWith("/" + mail));
  }
}
