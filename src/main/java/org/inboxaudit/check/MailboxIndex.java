package org.inboxaudit.check;

import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import org.inboxaudit.evidence.EmailAddress;

/// What the whole history of the mailbox answers, read-only. The engine builds it on disk during
/// the second round and seals it at its end. Addresses and message ids lie in it as keyed hashes
/// only.
public interface MailboxIndex {

  /// Whether every message of the mailbox went into the index. If not, "never" means "not as far as
  /// was seen".
  boolean complete();

  /// What passed between the owner and an address.
  ///
  /// @return empty if neither ever wrote to the other, as far as the mailbox still tells
  Optional<Correspondent> correspondent(EmailAddress address);

  /// Whether the owner ever wrote to an address.
  default boolean wroteTo(EmailAddress address) {
    return correspondent(address).filter(known -> known.writtenTo() > 0).isPresent();
  }

  /// Whether the owner had written to an address before a moment. Whoever answers a stranger has
  /// written to them from then on, but they were a stranger when what was answered came.
  default boolean wroteTo(EmailAddress address, Instant before) {
    return correspondent(address)
        .flatMap(Correspondent::firstWrittenAt)
        .filter(first -> first.isBefore(before))
        .isPresent();
  }

  /// Whether a file with this SHA-256 was sent from the mailbox. Complete only once the third round
  /// has ended, so only `conclude` may ask.
  boolean sentFile(String sha256);

  /// Whether a message with this Message-ID lies in the mailbox.
  boolean holdsMessage(String messageId);

  /// Whether a message was answered from the mailbox: one that was sent names its Message-ID (RFC
  /// 5322 §3.6.4). Says nothing if the answer was deleted.
  boolean answered(String messageId);

  /// Whether a message was sent on from the mailbox, as far as the subject of a sent message that
  /// names its Message-ID tells.
  boolean passedOn(String messageId);

  /// How many different addresses stand in the mailbox besides the owner's own.
  long correspondents();

  /// How many messages were received in each calendar year (UTC).
  SortedMap<Integer, Long> messagesByYear();

  /// @param heardFrom how many messages came from the address
  /// @param writtenTo how many messages the owner sent to it
  /// @param firstWrittenAt when the owner first wrote to it; empty if never
  record Correspondent(
      long heardFrom,
      long writtenTo,
      Optional<Instant> firstHeardAt,
      Optional<Instant> firstWrittenAt,
      Optional<Instant> lastWrittenAt) {}

  /// The index before it is sealed: a check that asks too early is at fault and must find out.
  MailboxIndex NOT_SEALED =
      new MailboxIndex() {
        private IllegalStateException tooEarly() {
          return new IllegalStateException("the mailbox index is not sealed yet");
        }

        @Override
        public boolean complete() {
          return false;
        }

        @Override
        public Optional<Correspondent> correspondent(EmailAddress address) {
          throw tooEarly();
        }

        @Override
        public boolean sentFile(String sha256) {
          throw tooEarly();
        }

        @Override
        public boolean holdsMessage(String messageId) {
          throw tooEarly();
        }

        @Override
        public boolean answered(String messageId) {
          throw tooEarly();
        }

        @Override
        public boolean passedOn(String messageId) {
          throw tooEarly();
        }

        @Override
        public long correspondents() {
          throw tooEarly();
        }

        @Override
        public SortedMap<Integer, Long> messagesByYear() {
          throw tooEarly();
        }
      };
}
