package org.inboxaudit.audit.indicator;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.inboxaudit.audit.indicator.IndicatorTypes.Form;
import org.inboxaudit.audit.indicator.IndicatorTypes.Typed;
import org.inboxaudit.check.IndicatorKeys;
import org.inboxaudit.check.IndicatorSet;
import org.inboxaudit.check.Indicators.Kind;
import org.inboxaudit.check.Shown;
import org.inboxaudit.check.Tlp;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.IpAddress;

/// Takes the values of one set, each in the form in which it is compared, and counts those that
/// cannot be.
final class Intake {
  private static final int LONGEST = 2000;

  private final IndicatorTable.Builder table;
  private final Commonplace commonplace;
  private Tlp tlp = Tlp.CLEAR;
  private long taken;
  private long common;
  private long otherHashes;
  private long notUnderstood;
  private long setAside;
  private long passedOver;

  Intake(IndicatorTable.Builder table, Commonplace commonplace) {
    this.table = table;
    this.commonplace = commonplace;
  }

  void begin() {
    table.begin();
  }

  void end(IndicatorSet set) {
    table.end(set);
  }

  /// Something in the set is marked more strictly than its description says.
  void restrict(Tlp marking) {
    tlp = tlp.and(marking);
  }

  /// The strictest marking that stands in the files.
  Tlp tlp() {
    return tlp;
  }

  long taken() {
    return taken;
  }

  void notUnderstood() {
    notUnderstood++;
  }

  /// Its author says that it is not for detection, or took it back.
  void setAside() {
    setAside++;
  }

  /// A file of a folder whose form is not known.
  void passedOver() {
    passedOver++;
  }

  /// Takes one value.
  ///
  /// @param type as STIX, MISP or a table names it
  /// @param value as written, with or without what keeps it from being followed
  void take(String type, String value, Optional<LocalDate> listed, String campaign) {
    List<Typed> values = value.length() > LONGEST ? List.of() : IndicatorTypes.of(type, value);
    if (values.isEmpty()) {
      notUnderstood++;
    }
    for (Typed typed : values) {
      take(typed, listed, campaign);
    }
  }

  private void take(Typed typed, Optional<LocalDate> listed, String campaign) {
    List<Entry> entries = new ArrayList<>();
    String value = Refanged.of(typed.value());
    boolean fits =
        switch (typed.form()) {
          case ADDRESS -> address(value, entries);
          case DOMAIN -> domain(value, entries);
          case URL -> url(value, entries);
          case IP -> ip(value, entries);
          case SHA256 -> hash(value, entries);
          case OTHER_HASH -> {
            otherHashes++;
            yield true;
          }
          case FILE_NAME -> text(typed, Kind.FILE_NAME, entries);
          case SUBJECT -> text(typed, Kind.SUBJECT, entries);
        };
    if (!fits) {
      notUnderstood++;
    }
    for (Entry entry : entries) {
      taken++;
      String name = campaign.isBlank() ? "" : Shown.of(campaign.strip());
      table.add(entry.kind(), entry.key(), entry.shared(), listed, name);
    }
  }

  private record Entry(Kind kind, String key, boolean shared) {}

  private static boolean address(String value, List<Entry> entries) {
    return EmailAddress.parse(value)
        .map(address -> entries.add(new Entry(Kind.ADDRESS, address.toString(), false)))
        .orElse(false);
  }

  private boolean domain(String value, List<Entry> entries) {
    Optional<String> name = Domains.parse(value);
    if (name.isEmpty()) {
      return IpAddress.parse(value).isPresent() && ip(value, entries);
    }
    if (commonplace.isDomain(name.get())) {
      common++;
    } else {
      entries.add(new Entry(Kind.DOMAIN, name.get(), commonplace.isShared(name.get())));
    }
    return true;
  }

  /// A link to nothing but a host is that host.
  private boolean url(String value, List<Entry> entries) {
    Optional<String> key = IndicatorKeys.url(value);
    if (key.isEmpty()) {
      return false;
    }
    int slash = key.get().indexOf('/');
    String host = key.get().substring(0, slash);
    int port = host.lastIndexOf(':');
    String bare = port > 0 && host.indexOf(']') < 0 ? host.substring(0, port) : host;
    if (slash == key.get().length() - 1) {
      return domain(bare, entries);
    }
    String ascii = Domains.parse(bare).orElse(bare) + host.substring(bare.length());
    entries.add(new Entry(Kind.URL, ascii + key.get().substring(slash), false));
    return true;
  }

  private boolean ip(String value, List<Entry> entries) {
    Optional<IpAddress> address = IpAddress.parse(value);
    if (address.filter(one -> !one.isGlobal() || commonplace.isAddress(one.text())).isPresent()) {
      common++;
      return true;
    }
    address.ifPresent(one -> entries.add(new Entry(Kind.IP, one.text(), false)));
    return address.isPresent();
  }

  private static boolean hash(String value, List<Entry> entries) {
    String hash = value.toLowerCase(Locale.ROOT);
    boolean hex = hash.chars().allMatch(c -> c < 0x80 && Character.digit(c, 16) >= 0);
    return hex && hash.length() == 64 && entries.add(new Entry(Kind.FILE, hash, false));
  }

  /// Names and subjects are taken as they are: brackets may belong to them.
  private boolean text(Typed typed, Kind kind, List<Entry> entries) {
    boolean file = typed.form() == Form.FILE_NAME;
    String key =
        file ? IndicatorKeys.fileName(typed.value()) : IndicatorKeys.subject(typed.value());
    if (file ? commonplace.isFileName(key) : commonplace.isSubject(key)) {
      common++;
    } else {
      entries.add(new Entry(kind, key, false));
    }
    return true;
  }

  /// What became of the values, for the operator.
  String summary() {
    return "taken "
        + taken
        + ", too common "
        + common
        + ", hashes other than SHA-256 "
        + otherHashes
        + ", not for detection "
        + setAside
        + ", not understood "
        + notUnderstood
        + ", files in no known form "
        + passedOver;
  }
}
