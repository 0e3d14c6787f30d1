package org.inboxaudit.testing;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.net.ssl.SSLSocket;

/// An IMAP client of a few lines, not the one under test: it fills mailboxes and looks at them. It
/// says whatever it is told to.
public final class ImapTalk implements AutoCloseable {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("dd-MMM-yyyy HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final SSLSocket socket;
  private final InputStream in;
  private final OutputStream out;

  private ImapTalk(SSLSocket socket) throws IOException {
    this.socket = socket;
    in = new BufferedInputStream(socket.getInputStream());
    out = socket.getOutputStream();
  }

  /// Signs in to a server on the loopback that speaks TLS at once.
  public static ImapTalk open(int port, String user, String password) throws IOException {
    SSLSocket socket =
        (SSLSocket)
            TlsIdentity.localhost().context().getSocketFactory().createSocket("localhost", port);
    socket.setSoTimeout(20_000);
    ImapTalk talk = new ImapTalk(socket);
    talk.line();
    talk.ask("LOGIN " + quoted(user) + " " + quoted(password));
    return talk;
  }

  /// A string as it stands in a command.
  public static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  /// Sends a command and returns the untagged lines, each literal in them as a quoted string.
  ///
  /// @throws IOException if the server does not say OK
  public List<String> ask(String command) throws IOException {
    say("a " + command + "\r\n");
    List<String> untagged = new ArrayList<>();
    for (String line = line(); !line.startsWith("a OK"); line = line()) {
      if (line.startsWith("a ")) {
        throw new IOException(command + ": " + line);
      }
      untagged.add(line);
    }
    return untagged;
  }

  /// Whether the server says that it can do this.
  public boolean can(String capability) throws IOException {
    return (ask("CAPABILITY").getFirst() + " ").contains(" " + capability + " ");
  }

  /// Puts a message into a folder.
  ///
  /// @param letters as Maildir writes flags: `S` seen, `F` flagged, `R` answered, `T` deleted, `D`
  ///   draft
  public void append(String folder, String letters, Instant internalDate, byte[] message)
      throws IOException {
    say(
        "a APPEND %s (%s) \"%s\" {%d}\r\n"
            .formatted(quoted(folder), flags(letters), DATE.format(internalDate), message.length));
    String answer = line();
    if (!answer.startsWith("+")) {
      throw new IOException("APPEND: " + answer);
    }
    out.write(message);
    say("\r\n");
    for (String line = line(); !line.startsWith("a OK"); line = line()) {
      if (line.startsWith("a ")) {
        throw new IOException("APPEND: " + line);
      }
    }
  }

  private static String flags(String letters) {
    return letters
        .chars()
        .mapToObj(
            letter ->
                switch (letter) {
                  case 'S' -> "\\Seen";
                  case 'R' -> "\\Answered";
                  case 'F' -> "\\Flagged";
                  case 'T' -> "\\Deleted";
                  case 'D' -> "\\Draft";
                  default -> throw new IllegalArgumentException(letters);
                })
        .collect(Collectors.joining(" "));
  }

  private void say(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    while (true) {
      line.append(rest());
      int open = line.lastIndexOf("{");
      if (open < 0 || line.charAt(line.length() - 1) != '}') {
        return line.toString();
      }
      int length = Integer.parseInt(line.substring(open + 1, line.length() - 1));
      String literal = new String(in.readNBytes(length), StandardCharsets.ISO_8859_1);
      line.replace(open, line.length(), quoted(literal));
    }
  }

  private String rest() throws IOException {
    StringBuilder rest = new StringBuilder();
    for (int octet = in.read(); octet != '\n'; octet = in.read()) {
      if (octet < 0) {
        throw new EOFException("the server hung up after: " + rest);
      }
      rest.append((char) octet);
    }
    return rest.toString().stripTrailing();
  }

  @Override
  public void close() throws IOException {
    ask("LOGOUT");
    socket.close();
  }
}
