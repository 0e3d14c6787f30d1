package org.inboxaudit.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/// One command and its answer, in the hands of a test. Nothing is answered that the test does not
/// say, or let say.
public final class FakeExchange {
  /// Stands for the tag of the command in what is said.
  public static final String TAG = ScriptedImap.TAG;

  private final FakeMailSession session;
  private final String tag;
  private final String command;
  private final FakeMailServer server;

  FakeExchange(FakeMailSession session, String tag, String command, FakeMailServer server) {
    this.session = session;
    this.tag = tag;
    this.command = command;
    this.server = server;
  }

  public String tag() {
    return tag;
  }

  /// The command without its tag; literals in it are quoted strings. Empty for the greeting.
  public String command() {
    return command;
  }

  public FakeMailServer server() {
    return server;
  }

  /// Whether the client has sent another command before it had the answer to this one.
  public boolean hasMore() throws IOException {
    return session.line().hasMore();
  }

  /// Answers as an honest server does, with the tagged line.
  public void answer() throws IOException {
    session.answer(tag, command);
  }

  /// Answers honestly, except for what `spoil` makes of it. It is given the whole answer with the
  /// tagged line, an octet a character.
  public void answerSpoilt(UnaryOperator<String> spoil) throws IOException {
    String honest = new String(session.answerTo(tag, command), StandardCharsets.ISO_8859_1);
    session.wire().text(spoil.apply(honest)).flush();
  }

  /// Says lines, each with CRLF behind it and [#TAG] replaced.
  public FakeExchange say(String... lines) throws IOException {
    for (String line : lines) {
      session.wire().text(line.replace(TAG, tag)).endLine();
    }
    session.wire().flush();
    return this;
  }

  /// Says octets as they stand, without an end of line.
  public FakeExchange sayOctets(String octets) throws IOException {
    session.wire().text(octets.replace(TAG, tag)).flush();
    return this;
  }

  /// Says the same again and again, until the client hangs up or so many octets were said.
  public FakeExchange repeat(String octets, long upTo) throws IOException {
    byte[] once = octets.getBytes(StandardCharsets.ISO_8859_1);
    for (long said = 0; said < upTo; said += once.length) {
      session.wire().octets(once, 0, once.length);
    }
    session.wire().flush();
    return this;
  }

  /// Says nothing more on this connection until the server is closed.
  public void stall() throws IOException, InterruptedException {
    session.wire().flush();
    session.line().hang();
  }

  /// Ends the connection; all that was said arrives.
  public void cut() throws IOException {
    session.wire().flush();
    throw new Wire.CutException();
  }

  /// Ends the connection by a reset; what was said may be lost.
  public void reset() throws IOException {
    session.line().resetAtEnd();
    cut();
  }
}
