package org.inboxaudit.source.imap;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.inboxaudit.source.SourceException;
import org.inboxaudit.source.imap.MessageReader.Fetched;
import org.inboxaudit.source.imap.MessageReader.Place;

/// Reads messages of the open folder in batches, several of them on their way at a time.
///
/// While one batch is looked at, the server is already busy with the next ones.
final class MessagePipeline {
  /// How many batches are asked for before the first of them has been looked at.
  private static final int AHEAD = 4;

  private final ImapMailbox mailbox;
  private final MessageReader reader;
  private final Place place;
  private final Iterator<long[]> rest;
  private final Deque<MessageBatch> asked = new ArrayDeque<>();

  /// @param batches UIDs to be asked for together, each in rising order
  MessagePipeline(
      ImapMailbox mailbox, MessageReader reader, Place place, Iterator<long[]> batches) {
    this.mailbox = mailbox;
    this.reader = reader;
    this.place = place;
    this.rest = batches;
  }

  /// What became of one batch.
  ///
  /// @param lastUid the highest UID that was asked for
  /// @param asked how many messages were asked for
  /// @param messages in rising order of their UIDs; those that are gone are not among them
  record Read(long lastUid, int asked, List<Fetched> messages) {}

  /// Reads the next batch.
  ///
  /// @return empty if there is no more
  Optional<Read> next() throws SourceException, InterruptedException {
    while (asked.size() < AHEAD && rest.hasNext()) {
      MessageBatch batch = new MessageBatch(mailbox, reader, place, rest.next());
      asked.add(batch);
      batch.ask();
    }
    return asked.isEmpty() ? Optional.empty() : Optional.of(asked.remove().read());
  }
}
