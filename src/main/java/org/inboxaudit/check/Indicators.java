package org.inboxaudit.check;

import java.time.LocalDate;
import java.util.Optional;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.IpAddress;
import org.inboxaudit.evidence.Link;

/// What others have seen used against people: addresses, domains, links, files, from sets that the
/// operator supplied. No look-up leaves the machine, so without a set nothing is compared, and
/// checks say so.
public interface Indicators {

  /// What the sets say of a value, in the form that [IndicatorKeys] gives it.
  Optional<Hit> find(Kind kind, String key);

  /// The set with this id.
  Optional<IndicatorSet> set(String id);

  /// Which sets, with their day and licence; empty if there are none.
  String version();

  /// Whether there is any set at all.
  default boolean isThere() {
    return !version().isEmpty();
  }

  /// An address, or the domain it is under.
  default Optional<Hit> address(EmailAddress address) {
    return find(Kind.ADDRESS, address.toString()).or(() -> domain(address.domain().name()));
  }

  /// A domain or one it lies in, compared label by label: `mail.example.org` is in `example.org`,
  /// `badexample.org` is not.
  default Optional<Hit> domain(String host) {
    String rest = host;
    for (int dot = rest.indexOf('.'); dot >= 0; dot = rest.indexOf('.')) {
      Optional<Hit> hit = find(Kind.DOMAIN, rest);
      if (hit.isPresent()) {
        return hit;
      }
      rest = rest.substring(dot + 1);
    }
    return Optional.empty();
  }

  default Optional<Hit> network(IpAddress address) {
    return find(Kind.IP, address.text());
  }

  /// A link as a whole, without its parameters, or its host.
  default Optional<Hit> link(Link link) {
    return IndicatorKeys.url(link.url())
        .flatMap(
            url -> {
              int query = url.indexOf('?');
              Optional<Hit> whole = find(Kind.URL, url);
              return query < 0 ? whole : whole.or(() -> find(Kind.URL, url.substring(0, query)));
            })
        .or(
            () ->
                IpAddress.parse(link.host())
                    .map(this::network)
                    .orElseGet(() -> domain(link.host())));
  }

  /// A value that stands in a set.
  ///
  /// @param value what the set holds: of a host below a listed domain, that domain
  /// @param campaign what the set says it belongs to, empty if nothing
  /// @param listed when it was seen or listed, empty if the set does not say
  /// @param shared whether it lies where anybody can get a name, so that it may belong to somebody
  ///   else by now
  record Hit(
      Kind kind,
      String value,
      IndicatorSet set,
      String campaign,
      Optional<LocalDate> listed,
      boolean shared) {}

  /// What can be compared.
  enum Kind {
    ADDRESS,
    DOMAIN,
    URL,
    IP,
    /// SHA-256.
    FILE,
    FILE_NAME,
    SUBJECT
  }

  /// There are no sets.
  Indicators NONE =
      new Indicators() {
        @Override
        public Optional<Hit> find(Kind kind, String key) {
          return Optional.empty();
        }

        @Override
        public Optional<IndicatorSet> set(String id) {
          return Optional.empty();
        }

        @Override
        public String version() {
          return "";
        }
      };
}
