package org.inboxaudit.audit.network;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.inboxaudit.check.NetworkMap.Position;
import org.inboxaudit.check.NetworkMap.Use;
import org.inboxaudit.check.Shown;
import org.jspecify.annotations.Nullable;

/// What one file says of one network, in whichever of the known shapes: those of MaxMind and DB-IP
/// (nested, one file for each topic), and the flat one of IPinfo.
///
/// Nothing about the values is taken for granted: what has another type or does not make sense is
/// as good as not there.
record NetworkRecord(Map<?, ?> fields) {
  private static final Map<String, Use> USES =
      Map.of(
          "is_hosting_provider", Use.HOSTING,
          "hosting", Use.HOSTING,
          "is_anonymous_vpn", Use.VPN,
          "is_public_proxy", Use.VPN,
          "is_residential_proxy", Use.VPN,
          "vpn", Use.VPN,
          "proxy", Use.VPN,
          "is_tor_exit_node", Use.TOR,
          "tor", Use.TOR,
          "relay", Use.RELAY);
  private static final List<String> SATELLITE =
      List.of("is_satellite_provider", "satellite", "is_satellite");
  private static final List<String> NESTED = List.of("traits", "privacy", "anonymizer");

  /// Who holds the network: `AS64496 Example`.
  Optional<String> owner() {
    for (Map<?, ?> place : places()) {
      Optional<String> number = number(place);
      if (number.isPresent()) {
        String name =
            text(place, "autonomous_system_organization")
                .or(() -> text(place, "as_name"))
                .or(() -> text(place, "name"))
                .orElse("");
        return Optional.of(Shown.of((number.get() + " " + name).strip()));
      }
    }
    return Optional.empty();
  }

  /// ISO 3166-1 alpha-2, of where the network is used; else of where it is registered.
  Optional<String> country() {
    return nested("country")
        .flatMap(country -> text(country, "iso_code"))
        .or(() -> text(fields, "country_code"))
        .or(() -> text(fields, "country"))
        .or(() -> nested("registered_country").flatMap(country -> text(country, "iso_code")))
        .map(code -> code.toUpperCase(Locale.ROOT))
        .filter(code -> code.length() == 2 && code.chars().allMatch(c -> c >= 'A' && c <= 'Z'));
  }

  Optional<Position> position() {
    Map<?, ?> place = nested("location").<Map<?, ?>>map(location -> location).orElse(fields);
    Optional<Double> latitude = number(place, "latitude").or(() -> number(place, "lat"));
    Optional<Double> longitude = number(place, "longitude").or(() -> number(place, "lng"));
    return latitude
        .filter(degrees -> Math.abs(degrees) <= 90)
        .flatMap(
            north ->
                longitude
                    .filter(degrees -> Math.abs(degrees) <= 180)
                    .map(east -> new Position(north, east)));
  }

  Set<Use> uses() {
    Set<Use> uses = EnumSet.noneOf(Use.class);
    for (Map<?, ?> place : places()) {
      USES.forEach(
          (name, use) -> {
            if (isTrue(place.get(name))) {
              uses.add(use);
            }
          });
      if (SATELLITE.stream().anyMatch(name -> isTrue(place.get(name)))) {
        uses.add(Use.RELAY);
      }
    }
    return uses;
  }

  /// The record itself, and the parts in which some files put the same fields.
  private List<Map<?, ?>> places() {
    List<Map<?, ?>> places = new ArrayList<>(List.of(fields));
    NESTED.forEach(name -> nested(name).ifPresent(places::add));
    nested("asn").ifPresent(places::add);
    return places;
  }

  private Optional<Map<?, ?>> nested(String name) {
    return fields.get(name) instanceof Map<?, ?> map ? Optional.of(map) : Optional.empty();
  }

  /// `AS64496`, from a number or from that text.
  private static Optional<String> number(Map<?, ?> place) {
    Object value = place.get("autonomous_system_number");
    Object written = value == null ? place.get("asn") : value;
    if (written instanceof Number number && number.longValue() > 0) {
      return Optional.of("AS" + number.longValue());
    }
    return written instanceof String text && isNumber(text)
        ? Optional.of(text.toUpperCase(Locale.ROOT))
        : Optional.empty();
  }

  private static boolean isNumber(String text) {
    return text.length() > 2
        && text.length() <= 12
        && text.regionMatches(true, 0, "AS", 0, 2)
        && text.chars().skip(2).allMatch(c -> c >= '0' && c <= '9');
  }

  private static Optional<Double> number(Map<?, ?> place, String name) {
    return switch (place.get(name)) {
      case Number number when Double.isFinite(number.doubleValue()) ->
          Optional.of(number.doubleValue());
      case String text when text.length() <= 20 -> parsed(text);
      case null, default -> Optional.empty();
    };
  }

  private static Optional<Double> parsed(String text) {
    try {
      return Optional.of(Double.parseDouble(text)).filter(Double::isFinite);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> text(Map<?, ?> place, String name) {
    return place.get(name) instanceof String text && !text.isBlank()
        ? Optional.of(text.strip())
        : Optional.empty();
  }

  private static boolean isTrue(@Nullable Object value) {
    return Boolean.TRUE.equals(value) || (value instanceof String text && text.equals("true"));
  }
}
