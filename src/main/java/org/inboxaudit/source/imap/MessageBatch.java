package org.inboxaudit.source.imap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.source.SourceException;
import org.inboxaudit.source.imap.ImapConnection.Allowance;
import org.inboxaudit.source.imap.ImapConnection.Command;
import org.inboxaudit.source.imap.ImapConnection.Ended;
import org.inboxaudit.source.imap.ImapLexer.MalformedException;
import org.inboxaudit.source.imap.MessagePipeline.Read;
import org.inboxaudit.source.imap.MessageReader.Draft;
import org.inboxaudit.source.imap.MessageReader.Fetched;
import org.inboxaudit.source.imap.MessageReader.Place;

/// Some messages of the open folder. It accounts for each of them: told, gone, or unreadable.
///
/// The server is asked for headers first, and then for the structure of those messages whose header
/// leaves it open: to tell a structure a server must read the whole message, and many messages are
/// one plain text (ADR 16). A message that cannot be parsed must not take the others of its batch
/// with it, nor may it hide behind them.
final class MessageBatch {
  private static final long STRUCTURE = 1 << 20;

  /// A message of a hundred thousand parts has a structure of many megabytes, which is passed over.
  private static final long STRUCTURES = 64L << 20;

  private static final long LINE = 64 << 10;

  private final ImapMailbox mailbox;
  private final MessageReader reader;
  private final Place place;
  private final long[] uids;
  private final Map<Long, Draft> drafts;
  private final Map<Long, Structure> structures;
  private final Set<Long> gone = new HashSet<>();
  private int inFlight;

  MessageBatch(ImapMailbox mailbox, MessageReader reader, Place place, long[] uids) {
    this.mailbox = mailbox;
    this.place = place;
    this.reader = reader;
    this.uids = uids;
    this.drafts = HashMap.newHashMap(uids.length);
    this.structures = HashMap.newHashMap(uids.length);
  }

  /// Asks for all of it, without waiting.
  void ask() throws SourceException, InterruptedException {
    askForHeaders(uids);
  }

  /// Waits for all of it.
  Read read() throws SourceException, InterruptedException {
    await();
    if (drafts.size() < uids.length || open().length > 0) {
      askAgain();
    }
    List<Fetched> messages = new ArrayList<>(uids.length);
    for (long uid : uids) {
      if (!gone.contains(uid)) {
        messages.add(fetched(uid));
      }
    }
    return new Read(uids[uids.length - 1], uids.length, messages);
  }

  private Fetched fetched(long uid) {
    Draft draft = drafts.get(uid);
    Structure structure = structures.getOrDefault(uid, Structure.UNKNOWN);
    if (draft == null) {
      return new Fetched(uid, Optional.empty(), false);
    }
    try {
      Message message = reader.message(draft, structure.leaves(), place, uid);
      return new Fetched(uid, Optional.of(message), structure.whole());
    } catch (RuntimeException e) {
      // a header that a parser stumbles over must not hide the whole mailbox
      return new Fetched(uid, Optional.empty(), false);
    }
  }

  private void await() throws SourceException, InterruptedException {
    while (inFlight > 0) {
      mailbox.connection().read();
    }
  }

  private long[] missing() {
    return those(uid -> !drafts.containsKey(uid) && !gone.contains(uid));
  }

  /// Messages whose header is known and whose structure is not.
  private long[] open() {
    return those(
        uid -> drafts.containsKey(uid) && !structures.containsKey(uid) && !gone.contains(uid));
  }

  private long[] those(LongPredicate wanted) {
    return LongStream.of(uids).filter(wanted).toArray();
  }

  private void askForHeaders(long[] asked) throws SourceException, InterruptedException {
    fetch(
        asked,
        MessageReader.ITEMS,
        new Allowance(asked.length * (LINE + MessageReader.HEADER), LINE, MessageReader.HEADER),
        this::keepHeader,
        this::askForStructures);
  }

  private boolean keepHeader(FetchAnswer answer) {
    Optional<Draft> draft = reader.draft(answer);
    draft.ifPresent(
        header -> {
          if (drafts.putIfAbsent(answer.uid(), header) == null) {
            header.structure().ifPresent(text -> structures.put(answer.uid(), text));
          }
        });
    return draft.isPresent();
  }

  private void askForStructures() throws SourceException, InterruptedException {
    askForStructures(open());
  }

  private void askForStructures(long[] asked) throws SourceException, InterruptedException {
    if (asked.length > 0) {
      fetch(
          asked,
          "BODYSTRUCTURE",
          new Allowance(STRUCTURES + asked.length * STRUCTURE, STRUCTURE, LINE),
          this::keepStructure,
          () -> {});
    }
  }

  private boolean keepStructure(FetchAnswer answer) {
    if (answer.hasStructure() && !structures.containsKey(answer.uid())) {
      try {
        structures.put(answer.uid(), Structure.read(answer.structure()));
      } catch (MalformedException e) {
        // it stays open, and that is said
      }
    }
    return answer.hasStructure();
  }

  /// Asks one by one for what did not come, after it is known to be there: a server that stumbles
  /// over one message may give up on all.
  private void askAgain() throws SourceException, InterruptedException {
    long[] doubtful = LongStream.concat(LongStream.of(missing()), LongStream.of(open())).toArray();
    Optional<UidSet> there = mailbox.stillThere(doubtful, place.open());
    for (long uid : doubtful) {
      if (there.isPresent() && !there.get().holds(uid)) {
        gone.add(uid);
      }
    }
    for (long uid : missing()) {
      askForHeaders(new long[] {uid});
      await();
    }
    for (long uid : open()) {
      askForStructures(new long[] {uid});
      await();
    }
  }

  /// What follows when a command has ended.
  private interface Next {
    void run() throws SourceException, InterruptedException;
  }

  private void fetch(
      long[] asked, String items, Allowance allowance, Predicate<FetchAnswer> keep, Next next)
      throws SourceException, InterruptedException {
    long[] rising = LongStream.of(asked).sorted().toArray();
    inFlight++;
    mailbox
        .connection()
        .send(
            "UID FETCH " + UidSet.of(LongStream.of(rising)) + " (UID " + items + ")",
            allowance,
            new Command() {
              @Override
              public boolean take(FetchAnswer answer) {
                return Arrays.binarySearch(rising, answer.uid()) >= 0 && keep.test(answer);
              }

              @Override
              public void ended(Ended end) throws SourceException, InterruptedException {
                inFlight--;
                next.run();
              }
            });
  }
}
