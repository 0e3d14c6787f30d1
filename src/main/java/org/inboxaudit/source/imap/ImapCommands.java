package org.inboxaudit.source.imap;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.io.IOException;
import java.net.Socket;
import org.inboxaudit.source.ReadOnlyGate;

/// Every command this service may send to an IMAP server (RFC 9051 §6).
///
/// No SELECT, because that clears `\Recent`; no CLOSE, because that expunges; no FETCH without
/// PEEK, because that sets `\Seen` (RFC 9051 §6.4.5). A library's read-only mode is no proof: the
/// one in use sends STORE for a folder it opened read-only.
final class ImapCommands implements ReadOnlyGate.Protocol {
  private static final String QUOTED = "\"(?:[^\"\\\\]|\\\\[\"\\\\])*\"";

  /// RFC 9051 §9, `astring`; octets above 127 only where they are quoted.
  private static final String NAME =
      "(?:[!#-$&'+-\\[\\]^-z|}~]+|" + QUOTED + "|" + ReadOnlyGate.LITERAL + ")";

  private static final String SASL = "[A-Za-z0-9+/]+=*";
  private static final String STATUS = "\\([A-Z]+(?: [A-Z]+)*\\)";
  private static final String OPTION = "(?:SUBSCRIBED|SPECIAL-USE|CHILDREN|STATUS " + STATUS + ")";
  private static final String RANGE = "[0-9]+(?::(?:[0-9]+|\\*))?";
  private static final String SECTION = "[A-Z0-9.]*(?: \\([A-Za-z0-9-]+(?: [A-Za-z0-9-]+)*\\))?";
  private static final String ITEM =
      "(?:UID|FLAGS|INTERNALDATE|RFC822\\.SIZE|BODYSTRUCTURE|MODSEQ|BODY\\.PEEK\\["
          + SECTION
          + "\\](?:<[0-9]+\\.[0-9]+>)?|BINARY\\.PEEK\\[[0-9.]+\\]<[0-9]+\\.[0-9]+>)";

  /// The one annotation that is asked for (RFC 6785 §2.3.1).
  static final String SCRIPT_ENTRY = "/shared/imapsieve/script";

  /// RFC 9051 §9, `date-text`.
  private static final String DATE = "[0-9]{1,2}-[A-Z][a-z]{2}-[0-9]{4}";

  private static final String TAG = "[A-Za-z0-9]+ ";

  private static final Pattern ALLOWED =
      Pattern.compile(
          TAG
              + "(?:CAPABILITY|NOOP|LOGOUT"
              + "|ID \\(%1$s %1$s(?: %1$s %1$s)*\\)".formatted(QUOTED)
              + "|LOGIN %1$s %1$s".formatted(NAME)
              + "|AUTHENTICATE (?:PLAIN|XOAUTH2)(?: (?:=|%s))?".formatted(SASL)
              + "|LIST \"\" \"\\*\"(?: RETURN \\(%1$s(?: %1$s)*\\))?".formatted(OPTION)
              + "|LSUB \"\" \"\\*\""
              + "|STATUS %s %s".formatted(NAME, STATUS)
              + "|EXAMINE %s".formatted(NAME)
              + "|(?:MYRIGHTS|GETACL) %s".formatted(NAME)
              + "|GETMETADATA %s \\(%s\\)".formatted(NAME, SCRIPT_ENTRY)
              + "|UID SEARCH (?:RETURN \\(ALL\\) )?UID [0-9]+:\\*(?: BEFORE %s)?".formatted(DATE)
              + "|UID FETCH %1$s(?:,%1$s)* \\(%2$s(?: %2$s)*\\)".formatted(RANGE, ITEM)
              + ")");

  private static final Pattern BEGINNING =
      Pattern.compile(
          TAG
              + "(?:LOGIN (?:%s )?|STATUS |EXAMINE |MYRIGHTS |GETACL |GETMETADATA )".formatted(NAME)
              + ReadOnlyGate.LITERAL);

  private static final Pattern ANSWER = Pattern.compile("|=|\\*|" + SASL);

  private static final Pattern AUTHENTICATE =
      Pattern.compile(TAG + "AUTHENTICATE (PLAIN|XOAUTH2)( .+)?");

  private static final Pattern CHANGE =
      Pattern.compile(
          "(?i)[^ ]+ +(?:SELECT|CLOSE|EXPUNGE|STORE|COPY|MOVE|REPLACE|APPEND|CREATE|DELETE|RENAME"
              + "|SUBSCRIBE|UNSUBSCRIBE|FETCH|UID|SETACL|DELETEACL|SETQUOTA|SETMETADATA"
              + "|SETANNOTATION|XMOVE)(?: .*)?");

  /// A gate before a connection to an IMAP server.
  static ReadOnlyGate gate(Socket socket) throws IOException {
    return ReadOnlyGate.before(socket, new ImapCommands());
  }

  /// Whether a name can stand in a literal without being taken for a command of its own.
  ///
  /// @param name in octets, one to a character
  static boolean canBeLiteral(String name) {
    boolean broken = name.indexOf('\r') >= 0 || name.indexOf('\n') >= 0 || name.indexOf(0) >= 0;
    return !broken && !CHANGE.matches(name);
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

  /// PLAIN answers once (RFC 4616), or not at all where it said everything at once (RFC 4959).
  /// XOAUTH2 answers once more, with nothing, when it is told why it was refused.
  @Override
  public int challenges(String command) {
    Matcher matcher = AUTHENTICATE.matcher(command);
    if (!matcher.matches()) {
      return 0;
    }
    return (matcher.group(1).equals("PLAIN") ? 1 : 2) - (matcher.group(2) == null ? 0 : 1);
  }

  /// Base64 holds no blank, so it is no command.
  @Override
  public boolean isAnswer(String line) {
    return ANSWER.matches(line);
  }
}
