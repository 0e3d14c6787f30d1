package org.inboxaudit.finding;

import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.inboxaudit.evidence.EvidenceRef;

/// What a check saw: facts by name, no sentences.
///
/// @param check the check that says it
/// @param about the place it speaks of
/// @param when the moment it happened, if the evidence tells
/// @param facts the values that the check's texts name in braces
public record Finding(
    CheckId check,
    EvidenceRef about,
    Optional<Instant> when,
    Severity severity,
    Confidence confidence,
    SortedMap<String, String> facts) {

  public Finding {
    facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
  }

  /// Check and place, stable from audit to audit; two findings of one audit never share it.
  public String fingerprint() {
    return String.join(
        "|", check.value(), about.source().value(), about.kind().name(), about.key(), about.part());
  }

  public Finding at(Severity newSeverity) {
    return new Finding(check, about, when, newSeverity, confidence, facts);
  }

  public Finding at(Severity newSeverity, Confidence newConfidence) {
    return new Finding(check, about, when, newSeverity, newConfidence, facts);
  }

  /// The same finding with one more fact.
  public Finding with(String name, Object value) {
    SortedMap<String, String> more = new TreeMap<>(facts);
    more.put(name, value.toString());
    return new Finding(check, about, when, severity, confidence, more);
  }

  public Finding when(Instant moment) {
    return new Finding(check, about, Optional.of(moment), severity, confidence, facts);
  }
}
