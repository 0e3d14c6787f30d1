package org.inboxaudit.source.imap;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.inboxaudit.source.SourceException;
import org.inboxaudit.source.imap.MessageReader.Fetched;
import org.inboxaudit.source.imap.MessageReader.Place;

/// Fetches what the server and the header tell of messages, and accounts for each of them: told,
/// gone, or unreadable.
///
/// A message whose structure cannot be parsed must not take the others of its batch with it, nor
/// may it hide behind them.
final class MessageFetch {
  private final ImapMailbox mailbox;
  private final MessageReader reader;

  MessageFetch(ImapMailbox mailbox, MessageReader reader) {
    this.mailbox = mailbox;
    this.reader = reader;
  }

  /// Takes one message.
  @FunctionalInterface
  interface Each {
    void accept(Fetched fetched) throws InterruptedException;
  }

  /// Fetches messages of the open folder.
  ///
  /// @return how many are there but could not be read, or not in full
  long fetch(Place place, long[] uids, Each each) throws SourceException, InterruptedException {
    Batch batch = new Batch(place, uids, each);
    boolean whole = mailbox.fetch(set(uids), reader.items() + " BODYSTRUCTURE", batch::accept);
    if (batch.left.isEmpty()) {
      return batch.incomplete;
    }
    batch.left.retainAll(mailbox.present(set(batch.left())));
    for (long uid : batch.left()) {
      UidSet one = UidSet.of(LongStream.of(uid));
      // the server may have given up at another message of the batch
      if (!whole) {
        mailbox.fetch(one, reader.items() + " BODYSTRUCTURE", batch::accept);
      }
      if (batch.left.contains(uid)) {
        mailbox.fetch(one, reader.items(), batch::accept);
      }
    }
    return batch.incomplete + batch.left.size();
  }

  private static UidSet set(long[] uids) {
    return UidSet.of(Arrays.stream(uids));
  }

  /// The state of one fetch.
  private final class Batch {
    private final Place place;
    private final Each each;
    private final Set<Long> left = new TreeSet<>();
    private long incomplete;

    Batch(Place place, long[] uids, Each each) {
      this.place = place;
      this.each = each;
      Arrays.stream(uids).forEach(left::add);
    }

    long[] left() {
      return left.stream().mapToLong(uid -> uid).toArray();
    }

    void accept(long uid, FetchResponse response) throws InterruptedException {
      if (!left.contains(uid)) {
        return;
      }
      Optional<Fetched> fetched;
      try {
        fetched = reader.read(response, place, uid);
      } catch (RuntimeException e) {
        // a header that a parser stumbles over must not hide the whole mailbox
        fetched = Optional.empty();
      }
      if (fetched.isPresent()) {
        left.remove(uid);
        incomplete += fetched.get().whole() ? 0 : 1;
        each.accept(fetched.get());
      }
    }
  }
}
