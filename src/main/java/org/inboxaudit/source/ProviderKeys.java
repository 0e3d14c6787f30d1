package org.inboxaudit.source;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.inboxaudit.evidence.Domain;
import org.inboxaudit.extract.notice.AlertSenders;
import org.inboxaudit.platform.TextRecords;

/// Looks DKIM keys up for letters whose signature could not be tried, if the operator switched that
/// on (ADR 23).
///
/// Only domains are asked for under which providers sign their letters about accounts. A letter
/// chooses the selector, so whoever writes a thousand letters could make us ask a thousand times;
/// that is why there is a limit, over all audits of this process. A key that is gone is remembered
/// as gone, and says nothing against a letter.
final class ProviderKeys {
  private static final int MOST_AN_HOUR = 100;
  private static final int REMEMBERED = 1_000;
  private static final int LONGEST_NAME = 200;
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration KEPT = Duration.ofHours(24);
  private static final String MARK = "._domainkey.";

  private final Optional<TextRecords> dns;
  private final InstantSource clock;
  private final AlertSenders senders = AlertSenders.shipped();
  private final Map<String, Known> known = new LinkedHashMap<>();
  private final Deque<Instant> asked = new ArrayDeque<>();

  ProviderKeys(ExtractorConfig config, InstantSource clock) {
    this.dns =
        config.dkimDns() ? Optional.of(new TextRecords(config.dkimDnsServer())) : Optional.empty();
    this.clock = clock;
  }

  private record Known(Optional<String> record, Instant until) {}

  /// @param names as a parser process gave them, so anything may stand in them
  /// @return the keys that there are, each as a line of a file of keys
  List<String> find(Set<String> names) {
    List<String> lines = new ArrayList<>();
    if (dns.isPresent()) {
      for (String name : names) {
        if (isAProviders(name)) {
          find(name, dns.get()).ifPresent(record -> lines.add(name + "\t" + record));
        }
      }
    }
    return lines;
  }

  private Optional<String> find(String name, TextRecords records) {
    Instant now = clock.instant();
    synchronized (known) {
      Optional<Known> earlier = Optional.ofNullable(known.get(name));
      if (earlier.isPresent() && now.isBefore(earlier.get().until())) {
        return earlier.get().record();
      }
      asked.removeIf(at -> !at.isAfter(now.minus(HOUR)));
      if (asked.size() >= MOST_AN_HOUR) {
        return Optional.empty();
      }
      asked.addLast(now);
    }
    try {
      Optional<String> record = records.find(name);
      remember(name, new Known(record, now.plus(KEPT)));
      return record;
    } catch (TextRecords.Unanswered _) {
      remember(name, new Known(Optional.empty(), now.plus(HOUR)));
      return Optional.empty();
    }
  }

  private void remember(String name, Known what) {
    synchronized (known) {
      known.remove(name);
      known.put(name, what);
      if (known.size() > REMEMBERED) {
        known.remove(known.keySet().iterator().next());
      }
    }
  }

  private boolean isAProviders(String name) {
    int mark = name.indexOf(MARK);
    return mark > 0
        && name.length() <= LONGEST_NAME
        && name.chars().allMatch(ProviderKeys::isOfAName)
        && senders.sign(new Domain(name.substring(mark + MARK.length())));
  }

  private static boolean isOfAName(int c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || "-._".indexOf(c) >= 0;
  }
}
