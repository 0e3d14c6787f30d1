package org.inboxaudit.source;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// Lets only those commands pass that cannot change a mailbox.
///
/// It stands between everything that speaks and the socket, so it holds whatever is called above
/// it. It reads what goes out as a server would: line by line, through literals, and back into the
/// command that a literal is part of. What is not on the protocol's list is held back and the
/// connection closed.
///
/// A literal is taken at its word twice: as the argument it is meant to be, and as the command line
/// it becomes at a server that did not take the announcement. So it holds no line end, and nothing
/// that reads as a changing command.
///
/// What passed leaves when the stream is flushed.
public final class ReadOnlyGate extends OutputStream {
  /// Stands for a literal in the text of a command.
  public static final char LITERAL = '\u0001';

  /// Octets of a line, and of a literal.
  static final int LINE = 64 << 10;

  /// RFC 9051 §4.3, RFC 7888 §3, RFC 5804 §4.
  private static final Pattern ANNOUNCEMENT = Pattern.compile("\\{(0|[1-9][0-9]{0,4})\\+?\\}$");

  private final OutputStream out;
  private final Protocol protocol;
  private final ByteArrayOutputStream passed = new ByteArrayOutputStream();
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  /// The command so far, where it goes on after a literal.
  private String begun = "";

  private int literal;
  private int literalLeft;
  private int answersLeft;
  private boolean refused;

  /// A gate before a socket. Nobody else takes the socket's output stream.
  public static ReadOnlyGate before(Socket socket, Protocol protocol) throws IOException {
    return new ReadOnlyGate(socket.getOutputStream(), protocol);
  }

  public ReadOnlyGate(OutputStream out, Protocol protocol) {
    this.out = out;
    this.protocol = protocol;
  }

  /// What may be said in a protocol. Text is octets, one to a character, without the line end.
  public interface Protocol {
    /// Whether this is a harmless command from its first octet to its last. Literals stand in it as
    /// [#LITERAL].
    boolean allows(String command);

    /// Whether a harmless command may begin like this. It ends with [#LITERAL].
    boolean mayBegin(String command);

    /// Whether this would change something if it were a command line.
    boolean changes(String line);

    /// How many challenges the server may put to the client after this command, each to be answered
    /// by a line of its own.
    int challenges(String command);

    /// Whether this answers a challenge, and is no command.
    boolean isAnswer(String line);
  }

  /// Whether something was held back. It is a fault of ours, never of the server.
  public boolean refused() {
    return refused;
  }

  /// The server did not take the literal that was announced, so the command ended with the
  /// announcement. Once a part of the literal was written this cannot be.
  public void literalRefused() {
    if (line.size() == 0) {
      begun = "";
      literal = 0;
      literalLeft = 0;
    }
  }

  @Override
  public void write(int octet) throws IOException {
    if (refused) {
      throw heldBack();
    }
    line.write(octet);
    if (literalLeft > 0) {
      literalLeft--;
      if (octet == '\r' || octet == '\n' || octet == 0) {
        throw refuse();
      }
    } else if (octet == '\n') {
      endLine();
    } else if (line.size() - literal > LINE) {
      throw refuse();
    }
  }

  @Override
  public void write(byte[] octets, int offset, int length) throws IOException {
    for (int i = offset; i < offset + length; i++) {
      write(octets[i]);
    }
  }

  /// The line ends here, and with it the command, unless it announces a literal.
  private void endLine() throws IOException {
    byte[] octets = line.toByteArray();
    String text = new String(octets, StandardCharsets.ISO_8859_1);
    if (!text.endsWith("\r\n")) {
      throw refuse();
    }
    String asLine = text.substring(0, text.length() - 2);
    if (literal > 0 && protocol.changes(asLine)) {
      throw refuse();
    }
    String said = asLine.substring(literal);
    if (said.chars().anyMatch(ReadOnlyGate::isControl) || !passes(said)) {
      throw refuse();
    }
    line.reset();
    passed.write(octets);
    if (passed.size() > LINE) {
      send();
    }
  }

  /// An octet above 127 is none: it stands in names of folders.
  private static boolean isControl(int octet) {
    return octet < ' ' || octet == 0x7f;
  }

  private boolean passes(String said) {
    Matcher announcement = ANNOUNCEMENT.matcher(said);
    boolean first = begun.isEmpty();
    boolean challenged = answersLeft > 0;
    if (first && challenged) {
      answersLeft--;
    }
    // most lines are long and end otherwise, which is seen without a search through them
    if (said.endsWith("}") && announcement.find()) {
      begun += said.substring(0, announcement.start()) + LITERAL;
      literal = Integer.parseInt(announcement.group(1));
      literalLeft = literal;
      // what answers a challenge is no command, so the server would not see the literal in it
      return !challenged && literal <= LINE && protocol.mayBegin(begun);
    }
    String command = begun + said;
    begun = "";
    literal = 0;
    if (first && challenged && protocol.isAnswer(said)) {
      return true;
    }
    answersLeft = Math.max(answersLeft, protocol.challenges(command));
    return protocol.allows(command);
  }

  private IOException refuse() throws IOException {
    refused = true;
    passed.reset();
    line.reset();
    out.close();
    return heldBack();
  }

  private static IOException heldBack() {
    return new IOException("a forbidden command was held back");
  }

  private void send() throws IOException {
    out.write(passed.toByteArray());
    passed.reset();
  }

  @Override
  public void flush() throws IOException {
    send();
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
