package org.inboxaudit.source.imap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.inboxaudit.source.SourceException;
import org.inboxaudit.source.imap.PartRequest.Piece;

/// Fetches pieces of messages. Messages of which the same small pieces are wanted are asked for in
/// one command: to send one takes a server as long as to answer it for a short letter.
final class PartFetches {
  /// How many commands may be on their way.
  private static final int COMMANDS = 16;

  /// How many messages may wait for company before all that wait are asked for.
  private static final int TOGETHER = 32;

  private static final long SMALL = 64 << 10;

  private static final byte[] NOTHING = {};

  private final ImapMailbox mailbox;

  /// By what is asked for.
  private final Map<String, Errand> waiting = new LinkedHashMap<>();

  private int messages;
  private int inFlight;

  PartFetches(ImapMailbox mailbox) {
    this.mailbox = mailbox;
  }

  /// Asks for the pieces of one message, soon.
  ///
  /// @param taker is given what came, once, as soon as it comes; never if nothing does
  Fetch begin(PartRequest request, Consumer<List<byte[]>> taker)
      throws SourceException, InterruptedException {
    if (request.expected() > SMALL) {
      return beginAlone(request, taker);
    }
    String items = request.items();
    Errand company = waiting.get(items);
    if (company != null && company.asksFor(request)) {
      sendAll();
    }
    Errand errand = waiting.computeIfAbsent(items, Errand::new);
    Fetch fetch = errand.add(request, taker);
    messages++;
    if (messages >= TOGETHER) {
      sendAll();
    }
    return fetch;
  }

  /// Asks for the pieces of one message in a command of its own.
  Fetch beginAlone(PartRequest request, Consumer<List<byte[]>> taker)
      throws SourceException, InterruptedException {
    Errand errand = new Errand(request.items());
    Fetch fetch = errand.add(request, taker);
    errand.send();
    return fetch;
  }

  private void sendAll() throws SourceException, InterruptedException {
    List<Errand> all = List.copyOf(waiting.values());
    waiting.clear();
    messages = 0;
    for (Errand errand : all) {
      errand.send();
    }
  }

  /// The pieces of one message.
  final class Fetch {
    private final Errand errand;
    private final PartRequest request;
    private final Consumer<List<byte[]>> taker;
    private boolean came;

    private Fetch(Errand errand, PartRequest request, Consumer<List<byte[]>> taker) {
      this.errand = errand;
      this.request = request;
      this.taker = taker;
    }

    /// Waits until it has come, or will not.
    void await() throws SourceException, InterruptedException {
      if (!errand.sent) {
        sendAll();
      }
      while (!errand.ended) {
        mailbox.connection().read();
      }
    }

    /// Whether others were asked for in the same command: a server that stumbles over one of them
    /// may answer for none.
    boolean hadCompany() {
      return errand.fetches.size() > 1;
    }

    private boolean take(FetchAnswer answer) {
      if (came) {
        return false;
      }
      List<Piece> pieces = request.pieces();
      came = pieces.stream().anyMatch(piece -> piece.isIn(answer));
      if (came) {
        taker.accept(pieces.stream().map(piece -> piece.in(answer).orElse(NOTHING)).toList());
      }
      return came;
    }
  }

  /// One command.
  private final class Errand implements ImapConnection.Command {
    private final String items;
    private final Map<Long, Fetch> fetches = new LinkedHashMap<>();
    private boolean sent;
    private boolean ended;

    Errand(String items) {
      this.items = items;
    }

    private Fetch add(PartRequest request, Consumer<List<byte[]>> taker) {
      Fetch fetch = new Fetch(this, request, taker);
      fetches.put(request.uid(), fetch);
      return fetch;
    }

    private boolean asksFor(PartRequest request) {
      return fetches.containsKey(request.uid());
    }

    private void send() throws SourceException, InterruptedException {
      while (inFlight >= COMMANDS) {
        mailbox.connection().read();
      }
      sent = true;
      inFlight++;
      UidSet uids = UidSet.of(fetches.keySet().stream().mapToLong(Long::longValue));
      mailbox.connection().send("UID FETCH " + uids + " (UID " + items + ")", allowance(), this);
    }

    private ImapConnection.Allowance allowance() {
      List<Long> most =
          fetches.values().stream()
              .flatMap(fetch -> fetch.request.pieces().stream())
              .map(Piece::most)
              .toList();
      return new ImapConnection.Allowance(
          most.stream().mapToLong(Long::longValue).sum() + PartRequest.MARGIN * fetches.size(),
          PartRequest.MARGIN,
          most.stream().mapToLong(Long::longValue).max().orElse(0));
    }

    @Override
    public boolean take(FetchAnswer answer) {
      Fetch fetch = fetches.get(answer.uid());
      return fetch != null && fetch.take(answer);
    }

    @Override
    public void ended(ImapConnection.Ended end) {
      inFlight--;
      ended = true;
    }
  }
}
