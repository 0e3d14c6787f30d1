package org.inboxaudit.sample;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.inboxaudit.audit.Audit.Declared;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.risk.Verdict;

/// An invented mailbox, with what an audit of it must say.
///
/// @param expected the heading
/// @param expectedChecks the checks that find something; any other that does is mistaken
/// @param scripts Sieve scripts by name
/// @param activeScript the one the server runs
/// @param declared what the owner tells about themselves when asked
public record SampleMailbox(
    String name,
    EmailAddress owner,
    Verdict.Level expected,
    SortedSet<String> expectedChecks,
    List<SampleMessage> messages,
    SortedMap<String, String> scripts,
    Optional<String> activeScript,
    Declared declared) {
  /// The authserv-id (RFC 8601 §2.5) of the server that received the mail of all samples.
  public static final String RECEIVER = MountainSchool.DOMAIN;

  public SampleMailbox {
    expectedChecks = Collections.unmodifiableSortedSet(new TreeSet<>(expectedChecks));
    messages = List.copyOf(messages);
    scripts = Collections.unmodifiableSortedMap(new TreeMap<>(scripts));
  }
}
