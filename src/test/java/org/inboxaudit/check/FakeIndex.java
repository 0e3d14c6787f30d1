package org.inboxaudit.check;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.EvidenceFixtures;

/// A mailbox index that a test fills by hand. Complete unless told otherwise.
public final class FakeIndex implements MailboxIndex {
  private final Map<EmailAddress, Correspondent> correspondents = new HashMap<>();
  private final Set<String> messages = new HashSet<>();
  private final Set<String> sentFiles = new HashSet<>();
  private final Set<String> answered = new HashSet<>();
  private final Set<String> passedOn = new HashSet<>();
  private final SortedMap<Integer, Long> years = new TreeMap<>();
  private boolean complete = true;

  public static FakeIndex empty() {
    return new FakeIndex();
  }

  /// Not every message was seen.
  public FakeIndex inPart() {
    complete = false;
    return this;
  }

  /// The owner wrote to the address so many times, first and last then.
  public FakeIndex wroteTo(String address, long times, Instant first, Instant last) {
    correspondents.put(
        EmailAddress.of(address),
        new Correspondent(times, times, Optional.of(first), Optional.of(first), Optional.of(last)));
    return this;
  }

  /// The owner has always written to the address.
  public FakeIndex writesTo(String address) {
    return wroteTo(address, 9, Instant.EPOCH, EvidenceFixtures.NOW);
  }

  /// Mail came from the address, and the owner never wrote to it.
  public FakeIndex heardFrom(String address, long times, Instant first) {
    correspondents.put(
        EmailAddress.of(address),
        new Correspondent(times, 0, Optional.of(first), Optional.empty(), Optional.empty()));
    return this;
  }

  /// A message with this Message-ID lies in the mailbox.
  public FakeIndex holds(String messageId) {
    messages.add(messageId);
    return this;
  }

  public FakeIndex sent(String sha256) {
    sentFiles.add(sha256);
    return this;
  }

  /// A message with this Message-ID was answered.
  public FakeIndex wasAnswered(String messageId) {
    answered.add(messageId);
    return this;
  }

  /// A message with this Message-ID was sent on.
  public FakeIndex wasPassedOn(String messageId) {
    passedOn.add(messageId);
    return this;
  }

  public FakeIndex received(int year, long messages) {
    years.put(year, messages);
    return this;
  }

  @Override
  public boolean complete() {
    return complete;
  }

  @Override
  public Optional<Correspondent> correspondent(EmailAddress address) {
    return Optional.ofNullable(correspondents.get(address));
  }

  @Override
  public boolean sentFile(String sha256) {
    return sentFiles.contains(sha256);
  }

  @Override
  public boolean holdsMessage(String messageId) {
    return messages.contains(messageId);
  }

  @Override
  public boolean answered(String messageId) {
    return answered.contains(messageId);
  }

  @Override
  public boolean passedOn(String messageId) {
    return passedOn.contains(messageId);
  }

  @Override
  public long correspondents() {
    return correspondents.size();
  }

  @Override
  public SortedMap<Integer, Long> messagesByYear() {
    return years;
  }
}
