package org.inboxaudit.source.sieve;

import com.google.re2j.Pattern;
import java.io.IOException;
import java.net.Socket;
import org.inboxaudit.source.ReadOnlyGate;

/// The commands of [ManageSieveCommand] as they stand on the line (RFC 5804 §2), and no other.
final class ManageSieveCommands implements ReadOnlyGate.Protocol {
  private static final String STRING =
      "(?:\"(?:[^\"\\\\]|\\\\[\"\\\\])*\"|" + ReadOnlyGate.LITERAL + ")";

  private static final Pattern ALLOWED =
      Pattern.compile(
          "STARTTLS|LISTSCRIPTS|LOGOUT|GETSCRIPT " + STRING + "|AUTHENTICATE \"PLAIN\" " + STRING);

  private static final Pattern BEGINNING =
      Pattern.compile("(?:GETSCRIPT|AUTHENTICATE \"PLAIN\") " + ReadOnlyGate.LITERAL);

  private static final Pattern CHANGE =
      Pattern.compile(
          "(?i)(?:PUTSCRIPT|SETACTIVE|DELETESCRIPT|RENAMESCRIPT|CHECKSCRIPT|HAVESPACE)(?: .*)?");

  /// A gate before a connection to a ManageSieve server.
  static ReadOnlyGate gate(Socket socket) throws IOException {
    return ReadOnlyGate.before(socket, new ManageSieveCommands());
  }

  @Override
  public boolean allows(String command) {
    return ALLOWED.matches(command);
  }

  @Override
  public boolean mayBegin(String command) {
    return BEGINNING.matches(command);
  }

  @Override
  public boolean changes(String line) {
    return CHANGE.matches(line);
  }

  /// PLAIN is said in one piece, so there is nothing left to ask.
  @Override
  public int challenges(String command) {
    return 0;
  }

  @Override
  public boolean isAnswer(String line) {
    return false;
  }
}
