package org.inboxaudit.source.imap;

import com.google.re2j.Pattern;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Lets only those commands pass that cannot change a mailbox.
///
/// It stands between the library and the socket, so it holds whatever is called above it. No
/// SELECT, because that clears `\Recent`; no FETCH without PEEK, because that sets `\Seen` (RFC
/// 9051 §6.4.5). A library's read-only mode is no proof: this one sends STORE for a folder it
/// opened read-only.
final class ReadOnlyGate extends OutputStream {
  private static final int LINE = 64 << 10;

  private static final Pattern ALLOWED =
      Pattern.compile(
          "[A-Za-z0-9]+ (?:CAPABILITY|NOOP|LOGOUT|ID \\(.*\\)|LOGIN .+|AUTHENTICATE PLAIN(?: [A-Za-z0-9+/=]+)?"
              + "|LIST \"\" \"\\*\"(?: RETURN \\([A-Z() -]+\\))?|LSUB \"\" \"\\*\""
              + "|STATUS .+|EXAMINE .+|UID SEARCH (?:RETURN \\(ALL\\) )?UID [0-9]+:\\*"
              + "|UID FETCH [0-9,:]+ \\(ITEM(?: ITEM)*\\))"
                  .replace(
                      "ITEM",
                      "(?:UID|FLAGS|INTERNALDATE|RFC822\\.SIZE|BODYSTRUCTURE"
                          + "|BODY\\.PEEK\\[[A-Za-z0-9.() -]*\\]<[0-9]+\\.[0-9]+>)"));

  /// What answers the server's challenge after AUTHENTICATE; has no blank, so it is no command.
  private static final Pattern SASL = Pattern.compile("[A-Za-z0-9+/=*]*");

  private static final Pattern LITERAL = Pattern.compile("\\{([0-9]{1,9})\\+?\\}$");

  private final OutputStream out;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private long literalLeft;
  private boolean inCommand;
  private boolean authenticating;
  private boolean refused;

  ReadOnlyGate(OutputStream out) {
    this.out = out;
  }

  /// Whether something was held back. It is a fault of ours, never of the server.
  boolean refused() {
    return refused;
  }

  @Override
  public void write(int octet) throws IOException {
    if (refused) {
      throw new IOException("a forbidden command was held back");
    }
    if (literalLeft > 0) {
      literalLeft--;
      out.write(octet);
      return;
    }
    line.write(octet);
    if (octet == '\n' || line.size() > LINE) {
      pass();
    }
  }

  private void pass() throws IOException {
    byte[] octets = line.toByteArray();
    line.reset();
    String text = new String(octets, StandardCharsets.ISO_8859_1);
    String command = text.endsWith("\r\n") ? text.substring(0, text.length() - 2) : text;
    if (!inCommand && !isAllowed(command)) {
      refused = true;
      out.close();
      throw new IOException("a forbidden command was held back");
    }
    com.google.re2j.Matcher literal = LITERAL.matcher(command);
    inCommand = literal.find();
    literalLeft = inCommand ? Long.parseLong(literal.group(1)) : 0;
    out.write(octets);
  }

  private boolean isAllowed(String command) {
    boolean answer = authenticating && SASL.matches(command);
    authenticating = command.contains(" AUTHENTICATE ");
    return answer || ALLOWED.matches(command);
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
