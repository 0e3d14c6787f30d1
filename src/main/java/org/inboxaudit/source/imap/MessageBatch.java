package org.inboxaudit.source.imap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
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
  private final State[] states;
  private final Message[] messages;
  private final long[] bodies;
  private int inFlight;

  MessageBatch(ImapMailbox mailbox, MessageReader reader, Place place, long[] uids) {
    this.mailbox = mailbox;
    this.place = place;
    this.reader = reader;
    this.uids = uids;
    this.states = new State[uids.length];
    this.messages = new Message[uids.length];
    this.bodies = new long[uids.length];
    Arrays.fill(states, State.MISSING);
  }

  /// What is known of a message.
  private enum State {
    /// Its header has not come.
    MISSING,
    /// Its structure is still to come.
    OPEN,
    WHOLE,
    /// Its structure cannot be read in full.
    IN_PART,
    /// Its header cannot be read.
    UNREADABLE,
    GONE
  }

  /// Asks for all of it, without waiting.
  void ask() throws SourceException, InterruptedException {
    askForHeaders(uids);
  }

  /// Waits for all of it.
  Read read() throws SourceException, InterruptedException {
    await();
    if (those(State.MISSING, State.OPEN).length > 0) {
      askAgain();
    }
    List<Fetched> read = new ArrayList<>(uids.length);
    for (int i = 0; i < uids.length; i++) {
      if (states[i] != State.GONE) {
        Optional<Message> message = Optional.ofNullable(messages[i]);
        read.add(new Fetched(uids[i], message, bodies[i], states[i] == State.WHOLE));
      }
    }
    return new Read(uids[uids.length - 1], uids.length, read);
  }

  private void await() throws SourceException, InterruptedException {
    while (inFlight > 0) {
      mailbox.connection().read();
    }
  }

  private long[] those(State... wanted) {
    List<State> asked = List.of(wanted);
    return IntStream.range(0, uids.length)
        .filter(i -> asked.contains(states[i]))
        .mapToLong(i -> uids[i])
        .toArray();
  }

  private void askForHeaders(long[] asked) throws SourceException, InterruptedException {
    fetch(
        asked,
        place.items(),
        new Allowance(asked.length * (LINE + MessageReader.HEADER), LINE, MessageReader.HEADER),
        this::keepHeader,
        this::askForStructures);
  }

  private boolean keepHeader(FetchAnswer answer, int at) {
    if (states[at] != State.MISSING) {
      return false;
    }
    try {
      Optional<Draft> draft = reader.read(answer, place);
      if (draft.isPresent()) {
        messages[at] = draft.get().message();
        bodies[at] = draft.get().body();
        states[at] = draft.get().whole() ? State.WHOLE : State.OPEN;
      }
      return draft.isPresent();
    } catch (RuntimeException e) {
      // a header that a parser stumbles over must not hide the whole mailbox
      states[at] = State.UNREADABLE;
      return true;
    }
  }

  private void askForStructures() throws SourceException, InterruptedException {
    askForStructures(those(State.OPEN));
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

  private boolean keepStructure(FetchAnswer answer, int at) {
    if (!answer.hasStructure() || states[at] != State.OPEN) {
      return false;
    }
    try {
      Structure structure = Structure.read(answer.structure());
      messages[at] = messages[at].with(structure.leaves());
      states[at] = structure.whole() ? State.WHOLE : State.IN_PART;
    } catch (MalformedException e) {
      states[at] = State.IN_PART;
    }
    return true;
  }

  /// Asks one by one for what did not come, after it is known to be there: a server that stumbles
  /// over one message may give up on all.
  private void askAgain() throws SourceException, InterruptedException {
    long[] doubtful = those(State.MISSING, State.OPEN);
    Optional<UidSet> there = mailbox.stillThere(doubtful, place.open());
    for (long uid : doubtful) {
      if (there.isPresent() && !there.get().holds(uid)) {
        states[index(uid)] = State.GONE;
      }
    }
    for (long uid : those(State.MISSING)) {
      askForHeaders(new long[] {uid});
      await();
    }
    for (long uid : those(State.OPEN)) {
      askForStructures(new long[] {uid});
      await();
    }
  }

  private int index(long uid) {
    return Arrays.binarySearch(uids, uid);
  }

  /// Keeps what an answer tells of the message at a place.
  private interface Keeping {
    boolean keep(FetchAnswer answer, int at);
  }

  /// What follows when a command has ended.
  private interface Next {
    void run() throws SourceException, InterruptedException;
  }

  private void fetch(long[] asked, String items, Allowance allowance, Keeping keeping, Next next)
      throws SourceException, InterruptedException {
    inFlight++;
    mailbox
        .connection()
        .send(
            "UID FETCH " + UidSet.of(LongStream.of(asked)) + " (UID " + items + ")",
            allowance,
            new Command() {
              @Override
              public boolean take(FetchAnswer answer) {
                int at = index(answer.uid());
                return at >= 0 && keeping.keep(answer, at);
              }

              @Override
              public void ended(Ended end) throws SourceException, InterruptedException {
                inFlight--;
                next.run();
              }
            });
  }
}
