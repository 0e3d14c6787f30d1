package org.inboxaudit.source.sieve;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.inboxaudit.consent.Access;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.Gap.Reason;
import org.inboxaudit.evidence.MailRule;
import org.inboxaudit.evidence.Observation;
import org.inboxaudit.evidence.RuleAction.Include;
import org.inboxaudit.evidence.SourceId;
import org.inboxaudit.extract.ExtractLimits;
import org.inboxaudit.extract.Extractor;
import org.inboxaudit.extract.Extractor.Extracted;
import org.inboxaudit.extract.Raw.RawScript;
import org.inboxaudit.source.ObservationSink;
import org.inboxaudit.source.SourceException;
import org.inboxaudit.source.sieve.ManageSieveClient.Fetched;
import org.inboxaudit.source.sieve.ManageSieveClient.Listing;
import org.inboxaudit.source.sieve.ManageSieveClient.Script;

/// Walks through the scripts of one mailbox: the active one, what it includes, then the others.
///
/// An included script runs although the list calls it inactive (RFC 6609), so it is told as one
/// that runs. A script that does not run is told all the same, as rules that are not enabled: it
/// may be what an intruder left behind.
final class ScriptReading {
  /// How deep scripts may include each other.
  static final int INCLUDE_DEPTH = 10;

  /// How many scripts that do not run are read.
  static final int INACTIVE_SCRIPTS = 50;

  private final ManageSieveClient client;
  private final Extractor extractor;
  private final Access access;
  private final ObservationSink sink;
  private final Set<String> seen = new LinkedHashSet<>();
  private final Set<String> missed = new LinkedHashSet<>();
  private long rules;
  private boolean incomplete;

  ScriptReading(
      ManageSieveClient client, Extractor extractor, Access access, ObservationSink sink) {
    this.client = client;
    this.extractor = extractor;
    this.access = access;
    this.sink = sink;
  }

  private record Step(String script, int depth) {}

  void readAll(Listing listing) throws SourceException, InterruptedException {
    Set<String> names = new LinkedHashSet<>();
    listing.scripts().forEach(script -> names.add(script.name()));
    for (Script script : listing.scripts()) {
      if (script.active()) {
        readRunning(script.name(), names);
      }
    }
    int inactive = 0;
    for (String name : names) {
      if (seen.contains(name)) {
        continue;
      }
      if (++inactive > INACTIVE_SCRIPTS) {
        miss(Reason.LIMIT_REACHED, name);
      } else {
        read(name, false);
      }
    }
    if (listing.left() > 0) {
      say(new Gap(EvidenceKind.MAIL_RULE, Reason.LIMIT_REACHED, "", listing.left()));
    }
  }

  private void readRunning(String active, Set<String> names)
      throws SourceException, InterruptedException {
    Deque<Step> steps = new ArrayDeque<>(List.of(new Step(active, 0)));
    while (!steps.isEmpty()) {
      Step step = steps.remove();
      if (seen.contains(step.script())) {
        continue;
      }
      for (Include include : read(step.script(), true)) {
        if (include.global()) {
          miss(Reason.DENIED, include.script());
        } else if (!names.contains(include.script())) {
          miss(Reason.UNAVAILABLE, include.script());
        } else if (step.depth() == INCLUDE_DEPTH && !seen.contains(include.script())) {
          seen.add(include.script()); // it runs, so it must not be told as one that does not
          miss(Reason.LIMIT_REACHED, include.script());
        } else {
          steps.add(new Step(include.script(), step.depth() + 1));
        }
      }
    }
  }

  /// Reads one script and says what is in it.
  ///
  /// @return what it includes when it runs
  private List<Include> read(String name, boolean running)
      throws SourceException, InterruptedException {
    if (access.withdrawn()) {
      throw new InterruptedException();
    }
    seen.add(name);
    return switch (client.get(name)) {
      case Fetched.Content content -> extract(name, running, content.octets());
      case Fetched.OverLimit _ -> {
        miss(Reason.LIMIT_REACHED, name);
        yield List.of();
      }
      case Fetched.No _ -> {
        miss(Reason.UNAVAILABLE, name);
        yield List.of();
      }
    };
  }

  private List<Include> extract(String name, boolean running, byte[] octets)
      throws InterruptedException {
    RawScript raw = new RawScript(new SourceId("sieve"), name, running, octets);
    switch (extractor.extract(raw, ExtractLimits.DEFAULT)) {
      case Extracted.Facts facts -> {
        for (Observation observation : facts.observations()) {
          say(observation);
        }
        return facts.observations().stream()
            .filter(MailRule.class::isInstance)
            .map(MailRule.class::cast)
            .filter(MailRule::enabled)
            .flatMap(rule -> rule.actions().stream())
            .filter(Include.class::isInstance)
            .map(Include.class::cast)
            .toList();
      }
      case Extracted.Refused refused -> miss(refused.reason(), name);
    }
    return List.of();
  }

  private void miss(Reason reason, String script) throws InterruptedException {
    if (missed.add(reason + " " + script)) {
      say(new Gap(EvidenceKind.MAIL_RULE, reason, script, 1));
    }
  }

  private void say(Observation observation) throws InterruptedException {
    rules += observation instanceof MailRule ? 1 : 0;
    incomplete |= observation instanceof Gap;
    sink.accept(observation);
  }

  /// How many rules were told.
  long rules() {
    return rules;
  }

  /// Whether anything was missing.
  boolean incomplete() {
    return incomplete;
  }
}
