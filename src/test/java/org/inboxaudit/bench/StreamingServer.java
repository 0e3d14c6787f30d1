package org.inboxaudit.bench;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.inboxaudit.platform.MailSockets;

/// An IMAP server whose one folder has any number of messages, made up while they are asked for. It
/// knows as much of the protocol as a reader of headers needs, and lets everybody in.
final class StreamingServer implements AutoCloseable {
  private static final String CAPABILITIES =
      "IMAP4rev1 SASL-IR AUTH=PLAIN ID ESEARCH LIST-EXTENDED LIST-STATUS SPECIAL-USE";

  private final ServerSocket door;
  private final long messages;
  private final StreamedMail mail = new StreamedMail();

  StreamingServer(long messages) throws IOException {
    this.messages = messages;
    this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().name("streaming-server").start(this::serve);
  }

  int port() {
    return door.getLocalPort();
  }

  /// A door to a server of this kind, whatever process it is in.
  static Workbench.Door door(int port) {
    MailSockets sockets = BenchDoors.plain();
    return new Workbench.Door(sockets, port);
  }

  private void serve() {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        Thread.ofPlatform().daemon().name("session").start(() -> serve(client));
      } catch (IOException e) {
        // the server was closed
      }
    }
  }

  private void serve(Socket client) {
    try (client;
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
        OutputStream out = new BufferedOutputStream(client.getOutputStream(), 64 << 10)) {
      client.setTcpNoDelay(true);
      say(out, "* OK [CAPABILITY " + CAPABILITIES + "] ready");
      out.flush();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        List<String> words = List.of(line.split(" ", 3));
        if (words.size() > 1) {
          answer(out, words.get(0), words.get(1), words.size() > 2 ? words.get(2) : "");
        }
        if (!in.ready()) {
          out.flush();
        }
      }
    } catch (IOException e) {
      // the client is gone
    }
  }

  private void answer(OutputStream out, String tag, String command, String rest)
      throws IOException {
    switch (command) {
      case "CAPABILITY" -> say(out, "* CAPABILITY " + CAPABILITIES);
      case "ID" -> say(out, "* ID NIL");
      case "LIST" -> {
        say(out, "* LIST (\\HasNoChildren) \"/\" INBOX");
        if (rest.contains("STATUS")) {
          status(out, rest);
        }
      }
      case "LSUB" -> say(out, "* LSUB () \"/\" INBOX");
      case "STATUS" -> status(out, rest);
      case "EXAMINE" -> examine(out);
      case "UID" -> uid(out, tag, rest);
      case "LOGOUT" -> say(out, "* BYE");
      default -> {
        // NOOP, LOGIN and AUTHENTICATE with an initial response need no more than OK
      }
    }
    say(out, tag + " OK done");
  }

  private void status(OutputStream out, String asked) throws IOException {
    StringBuilder items = new StringBuilder();
    append(items, asked, "MESSAGES", messages);
    append(items, asked, "UIDNEXT", messages + 1);
    append(items, asked, "UIDVALIDITY", 1);
    say(out, "* STATUS INBOX (" + items + ")");
  }

  private static void append(StringBuilder items, String asked, String item, long value) {
    if (asked.contains(item)) {
      items.append(items.isEmpty() ? "" : " ").append(item).append(' ').append(value);
    }
  }

  private void examine(OutputStream out) throws IOException {
    say(out, "* FLAGS (\\Seen \\Answered)");
    say(out, "* " + messages + " EXISTS");
    say(out, "* 0 RECENT");
    say(out, "* OK [UIDVALIDITY 1] .");
    say(out, "* OK [UIDNEXT " + (messages + 1) + "] .");
  }

  private void uid(OutputStream out, String tag, String rest) throws IOException {
    List<String> words = List.of(rest.split(" ", 3));
    if (words.get(0).equals("SEARCH")) {
      search(out, tag, rest);
      return;
    }
    for (String range : words.get(1).split(",", -1)) {
      List<String> ends = List.of(range.split(":", -1));
      long last = number(ends.getLast());
      for (long uid = number(ends.getFirst()); uid <= last; uid++) {
        fetched(out, uid, words.get(2));
      }
    }
  }

  private long number(String uid) {
    return uid.equals("*") ? messages : Math.min(messages, Long.parseLong(uid));
  }

  private void search(OutputStream out, String tag, String asked) throws IOException {
    String from = asked.substring(asked.lastIndexOf(' ') + 1);
    long first = Long.parseLong(from.substring(0, from.indexOf(':')));
    if (asked.contains("RETURN")) {
      // `n:*` names the last message even where n lies behind it (RFC 9051 §9, seq-range)
      say(
          out,
          "* ESEARCH (TAG \"%s\") UID ALL %d:%d"
              .formatted(tag, Math.min(first, messages), messages));
      return;
    }
    write(out, "* SEARCH");
    for (long uid = Math.min(first, messages); uid <= messages; uid++) {
      write(out, " " + uid);
    }
    say(out, "");
  }

  private void fetched(OutputStream out, long uid, String items) throws IOException {
    write(out, "* " + uid + " FETCH (UID " + uid);
    if (items.contains("FLAGS")) {
      write(out, " FLAGS (\\Seen)");
    }
    if (items.contains("INTERNALDATE")) {
      write(out, " INTERNALDATE \"01-Mar-2026 10:00:00 +0000\"");
    }
    if (items.contains("RFC822.SIZE")) {
      write(out, " RFC822.SIZE 9000");
    }
    if (items.contains("BODYSTRUCTURE")) {
      write(out, " BODYSTRUCTURE " + mail.structure(uid));
    }
    int header = items.indexOf("[HEADER");
    if (header >= 0) {
      byte[] head = mail.head(uid);
      String section = items.substring(header, items.indexOf(']', header) + 1);
      String origin = items.contains(section + "<") ? "<0>" : "";
      write(out, String.format(Locale.ROOT, " BODY%s%s {%d}\r\n", section, origin, head.length));
      out.write(head);
    }
    say(out, ")");
  }

  private static void say(OutputStream out, String line) throws IOException {
    write(out, line + "\r\n");
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
