package org.inboxaudit.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One connection to a [FakeMailServer]: what it was told so far, and the honest answers.
final class FakeMailSession {
  private final FakeMailServer server;
  private final ScriptedServer.Line line;
  private final Wire client;
  private Wire wire;
  private boolean signedIn;
  private boolean ended;
  private Optional<Open> open = Optional.empty();

  /// The folder that is open, as the client knows it.
  private record Open(FakeFolder folder, FakeFolder.State known) {}

  /// The command is wrong, or not one that a reader needs.
  static final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    static void unless(boolean holds) throws Refusal {
      if (!holds) {
        throw new Refusal();
      }
    }
  }

  FakeMailSession(FakeMailServer server, ScriptedServer.Line line, Wire client) {
    this.server = server;
    this.line = line;
    this.client = client;
    this.wire = client;
  }

  void hold() throws IOException, InterruptedException {
    server.greeting().perform(new FakeExchange(this, "*", "", server));
    while (!ended) {
      if (!line.hasMore()) {
        client.flush();
      }
      String sent = command();
      int blank = sent.indexOf(' ');
      String tag = blank < 0 ? sent : sent.substring(0, blank);
      String command = blank < 0 ? "" : sent.substring(blank + 1);
      FakeExchange exchange = new FakeExchange(this, tag, command, server);
      server.actionFor(command).perform(exchange);
    }
    client.flush();
  }

  /// A command with its literals, which are written as quoted strings.
  private String command() throws IOException {
    StringBuilder command = new StringBuilder();
    while (true) {
      String part = line.read();
      int brace = part.endsWith("}") ? part.lastIndexOf('{') : -1;
      if (brace < 0) {
        return command.append(part).toString();
      }
      String announced = part.substring(brace + 1, part.length() - 1);
      boolean waits = !announced.endsWith("+");
      if (waits) {
        client.text("+ go on\r\n").flush();
      }
      byte[] octets =
          line.readOctets(
              Integer.parseInt(announced.substring(0, announced.length() - (waits ? 0 : 1))));
      command
          .append(part, 0, brace)
          .append(
              ImapWords.quoted(new String(octets, java.nio.charset.StandardCharsets.ISO_8859_1)));
    }
  }

  ScriptedServer.Line line() {
    return line;
  }

  Wire wire() {
    return wire;
  }

  void end() {
    ended = true;
  }

  /// What the honest answer would be; what it changes on the server's side is changed.
  byte[] answerTo(String tag, String command) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    wire = new Wire(answer, Wire.Meter.FREE);
    try {
      answer(tag, command);
      wire.flush();
    } finally {
      wire = client;
    }
    return answer.toByteArray();
  }

  /// Answers honestly, and refuses what a reader has no need of.
  void answer(String tag, String command) throws IOException {
    String end;
    try {
      end = perform(tag, ImapWords.of(command));
    } catch (Refusal | NumberFormatException e) {
      server.refuse(tag + " " + command);
      end = "BAD not here";
    }
    wire.text(tag).text(" ").text(end).endLine();
  }

  private String perform(String tag, ImapWords words) throws IOException, Refusal {
    String name = words.command();
    switch (name) {
      case "CAPABILITY" -> capabilities();
      case "NOOP" -> synchronize();
      case "ID" -> {
        Refusal.unless(server.can("ID"));
        wire.text("* ID (\"name\" \"fake\")\r\n");
      }
      case "LOGOUT" -> {
        wire.text("* BYE see you\r\n");
        ended = true;
      }
      case "LOGIN" -> {
        Refusal.unless(!signedIn && words.count() == 3);
        signedIn = true;
      }
      case "AUTHENTICATE" -> authenticate(words);
      default -> {
        Refusal.unless(signedIn);
        return performSignedIn(tag, name, words);
      }
    }
    return "OK done";
  }

  private void capabilities() throws IOException {
    wire.text("* CAPABILITY ").text(String.join(" ", server.capabilities())).endLine();
  }

  private void authenticate(ImapWords words) throws IOException, Refusal {
    Refusal.unless(
        !signedIn && server.can("AUTH=PLAIN") && words.word(1).equalsIgnoreCase("PLAIN"));
    if (words.count() > 2) {
      Refusal.unless(server.can("SASL-IR"));
    } else {
      client.text("+ \r\n").flush();
      line.read();
    }
    signedIn = true;
  }

  private String performSignedIn(String tag, String name, ImapWords words)
      throws IOException, Refusal {
    return switch (name) {
      case "LIST" -> {
        FolderListing.list(server, words, wire);
        yield "OK done";
      }
      case "LSUB" -> {
        FolderListing.subscribed(server, words, wire);
        yield "OK done";
      }
      case "STATUS" -> {
        Refusal.unless(words.count() == 3);
        Optional<FakeFolder> folder = server.find(words.word(1));
        if (folder.isEmpty()) {
          yield "NO [NONEXISTENT] no such mailbox";
        }
        FolderListing.status(server, folder.get(), words.word(2), wire);
        yield "OK done";
      }
      case "EXAMINE" -> examine(words);
      case "MYRIGHTS", "GETACL" -> FolderSettings.rights(server, words, wire);
      case "GETMETADATA" -> FolderSettings.annotation(server, words, wire);
      case "UID" -> uid(tag, words);
      default -> throw new Refusal();
    };
  }

  private String examine(ImapWords words) throws IOException, Refusal {
    Refusal.unless(
        words.count() == 2
            || (words.count() == 3 && server.can("CONDSTORE") && words.is(2, "(CONDSTORE)")));
    open = Optional.empty();
    Optional<FakeFolder> found = server.find(words.word(1)).filter(FakeFolder::selectable);
    if (found.isEmpty()) {
      return "NO [NONEXISTENT] no such mailbox";
    }
    FakeFolder.State state = found.get().state();
    open = Optional.of(new Open(found.get(), state));
    wire.text("* FLAGS (\\Answered \\Flagged \\Deleted \\Seen \\Draft)\r\n* ")
        .number(state.uids().count())
        .text(" EXISTS\r\n* 0 RECENT\r\n* OK [UIDVALIDITY ")
        .number(state.uidValidity())
        .text("] valid\r\n* OK [UIDNEXT ")
        .number(state.nextUid())
        .text("] next\r\n* OK [PERMANENTFLAGS ()] none\r\n");
    if (server.can("CONDSTORE")) {
      wire.text("* OK [HIGHESTMODSEQ ").number(state.modSeq()).text("] highest\r\n");
    }
    return "OK [READ-ONLY] done";
  }

  private String uid(String tag, ImapWords words) throws IOException, Refusal {
    Refusal.unless(open.isPresent() && words.count() > 2);
    Open before = open.orElseThrow();
    if (before.folder.gone()) {
      return "NO [NONEXISTENT] the mailbox was deleted";
    }
    if (before.folder.state().uidValidity() != before.known.uidValidity()) {
      wire.text("* BYE the mailbox has other numbers now\r\n").flush();
      throw new Wire.CutException();
    }
    synchronize();
    Open now = open.orElseThrow();
    switch (words.word(1).toUpperCase(Locale.ROOT)) {
      case "SEARCH" -> search(tag, words, now);
      case "FETCH" -> fetch(words, now);
      default -> throw new Refusal();
    }
    return "OK done";
  }

  /// Tells what changed in the open folder (RFC 9051 §5.2).
  private void synchronize() throws IOException {
    if (open.isEmpty() || open.get().folder.gone()) {
      return;
    }
    FakeFolder folder = open.get().folder;
    UidRanges before = open.get().known.uids();
    FakeFolder.State now = folder.state();
    if (before != now.uids()) {
      List<Long> numbers = new ArrayList<>();
      before.eachMissingIn(now.uids(), uid -> numbers.add(before.sequenceNumber(uid)));
      for (long number : numbers) {
        wire.text("* ").number(number).text(" EXPUNGE\r\n");
      }
      if (now.uids().count() > before.count() - numbers.size()) {
        wire.text("* ").number(now.uids().count()).text(" EXISTS\r\n");
      }
    }
    open = Optional.of(new Open(folder, now));
  }

  private void search(String tag, ImapWords words, Open now) throws IOException, Refusal {
    boolean extended = words.is(2, "RETURN");
    int at = extended ? 4 : 2;
    Refusal.unless(!extended || (server.can("ESEARCH") && words.is(3, "(ALL)")));
    boolean all = words.count() == at + 1 && words.is(at, "ALL");
    Refusal.unless(all || (words.count() == at + 2 && words.is(at, "UID")));
    UidRanges uids = now.known.uids();
    List<long[]> asked = ImapWords.set(all ? "1:*" : words.word(at + 1), uids.highest());
    if (!extended) {
      wire.text("* SEARCH");
      for (long[] range : asked) {
        uids.each(range[0], range[1], (_, uid) -> wire.text(" ").number(uid));
      }
      wire.endLine();
      return;
    }
    wire.text("* ESEARCH (TAG \"" + tag + "\") UID");
    String separator = " ALL ";
    for (long[] range : asked) {
      for (long[] found : uids.within(range[0], range[1])) {
        wire.text(separator).number(found[0]);
        if (found[1] > found[0]) {
          wire.text(":").number(found[1]);
        }
        separator = ",";
      }
    }
    wire.endLine();
  }

  private void fetch(ImapWords words, Open now) throws IOException, Refusal {
    Refusal.unless(words.count() == 4);
    FakeFolder folder = now.folder;
    FakeFolder.State state = now.known;
    List<long[]> asked = ImapWords.set(words.word(2), state.uids().highest());
    List<FetchItem> items = FetchItem.parse(words.word(3), server::can);
    if (!items.contains(FetchItem.Plain.UID)) {
      // every answer to a UID FETCH tells the UID (RFC 9051 §6.4.9)
      items.addFirst(FetchItem.Plain.UID);
    }
    for (long[] range : asked) {
      state
          .uids()
          .each(
              range[0],
              range[1],
              (number, uid) -> {
                MimePart message = server.partOf(state.messages().apply(uid));
                FetchItem.Told told = new FetchItem.Told(folder, state, uid, message);
                wire.text("* ").number(number).text(" FETCH (");
                for (int i = 0; i < items.size(); i++) {
                  wire.text(i == 0 ? "" : " ");
                  items.get(i).write(wire, told);
                }
                wire.text(")\r\n");
              });
    }
  }
}
