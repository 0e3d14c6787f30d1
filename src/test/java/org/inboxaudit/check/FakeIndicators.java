package org.inboxaudit.check;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// A few indicators in three sets, one of which may not be named. Many of the made-up names of
/// [org.inboxaudit.evidence.RandomEvidence] are among them.
public final class FakeIndicators implements Indicators {
  static final IndicatorSet NEW = set("aaaa0001", "New list", Tlp.CLEAR, "2026-05-01");
  static final IndicatorSet OLD = set("aaaa0002", "Old list", Tlp.GREEN, "2018-08-01");
  static final IndicatorSet CLOSED = set("aaaa0003", "Closed list", Tlp.RED, "2026-05-01");

  private static IndicatorSet set(String id, String name, Tlp tlp, String day) {
    return new IndicatorSet(id, name, "Example Lab", "CC BY 4.0", tlp, LocalDate.parse(day));
  }

  @Override
  public Optional<Hit> find(Kind kind, String key) {
    return switch (kind) {
      case ADDRESS ->
          key.equals("lure@partner.example") ? hit(kind, key, NEW, false) : Optional.empty();
      case DOMAIN ->
          switch (key) {
            case "listed.example", "z.example" -> hit(kind, key, NEW, false);
            case "old.example" -> hit(kind, key, OLD, false);
            case "closed.example" -> hit(kind, key, CLOSED, false);
            case "anybody.host.example" -> hit(kind, key, NEW, true);
            default -> key.endsWith("7.example") ? hit(kind, key, NEW, false) : Optional.empty();
          };
      case URL -> key.equals("drive.example/f/1") ? hit(kind, key, NEW, false) : Optional.empty();
      case IP ->
          key.equals("198.18.9.9") || key.endsWith("7::1")
              ? hit(kind, key, NEW, false)
              : Optional.empty();
      case FILE ->
          key.endsWith("7") || key.startsWith("bad")
              ? hit(kind, key, OLD, false)
              : Optional.empty();
      case FILE_NAME ->
          key.equals("plan of action.rtf") ? hit(kind, key, NEW, false) : Optional.empty();
      case SUBJECT ->
          key.equals("meeting of the council") ? hit(kind, key, NEW, false) : Optional.empty();
    };
  }

  private static Optional<Hit> hit(Kind kind, String key, IndicatorSet set, boolean shared) {
    return Optional.of(new Hit(kind, key, set, "Example Rat", Optional.of(set.date()), shared));
  }

  @Override
  public Optional<IndicatorSet> set(String id) {
    return List.of(NEW, OLD, CLOSED).stream().filter(set -> set.id().equals(id)).findFirst();
  }

  @Override
  public String version() {
    return "test 2026-05-01";
  }
}
