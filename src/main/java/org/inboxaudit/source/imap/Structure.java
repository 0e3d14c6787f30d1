package org.inboxaudit.source.imap;

import jakarta.mail.internet.ParameterList;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.inboxaudit.evidence.AttachmentTrait;
import org.inboxaudit.evidence.Message.Part;
import org.inboxaudit.extract.attachment.AttachmentNames;
import org.inboxaudit.source.imap.ImapLexer.MalformedException;
import org.inboxaudit.source.imap.ImapLexer.Token;

/// The leaves of a MIME structure as the server tells it (RFC 9051 §7.5.2), or as the header alone
/// tells it where it leaves no doubt.
///
/// A message within a message is one leaf: whoever reads its bytes opens it.
///
/// @param leaves in the order they stand
/// @param whole false if it went deeper or wider than we follow
record Structure(List<Part> leaves, boolean whole) {
  private static final int DEPTH = 30;
  private static final int PARTS = 1_000;
  private static final int NAME = 500;
  private static final int PARAMETERS = 100;

  /// Where the octets of a leaf stand in its list; the fields before are the same for all leaves.
  private static final int SIZE = 6;

  /// Reads a BODYSTRUCTURE.
  static Structure read(ImapLexer lexer) throws MalformedException {
    Reading reading = new Reading(lexer);
    lexer.expect(Token.OPEN);
    reading.body("", 0);
    return new Structure(reading.leaves, reading.whole);
  }

  /// The structure of a message that is one plain text and says so in the ordinary way. Everything
  /// else, be it only a second Content-Type, must be asked for: what hides hides there.
  ///
  /// @param size of the body in octets
  static Optional<Structure> ofText(HeaderBlock header, long size) {
    List<String> types = header.all("content-type");
    if (!header.whole()
        || types.size() > 1
        || header.all("content-transfer-encoding").size() > 1
        || !header.all("content-disposition").isEmpty()) {
      return Optional.empty();
    }
    String type = types.isEmpty() ? "text/plain" : types.getFirst().toLowerCase(Locale.ROOT);
    int semicolon = type.indexOf(';');
    String mediaType = (semicolon < 0 ? type : type.substring(0, semicolon)).strip();
    boolean plain = mediaType.equals("text/plain") || mediaType.equals("text/html");
    if (!plain || type.contains("name") || type.indexOf('(') >= 0) {
      return Optional.empty();
    }
    String encoding = header.first("content-transfer-encoding").toLowerCase(Locale.ROOT).strip();
    Part text = new Part("1", mediaType, "", encoding.isEmpty() ? "7bit" : encoding, size, false);
    return Optional.of(new Structure(List.of(text), true));
  }

  /// One walk through a structure.
  private static final class Reading {
    private final ImapLexer lexer;
    private final List<Part> leaves = new ArrayList<>();
    private boolean whole = true;

    Reading(ImapLexer lexer) {
      this.lexer = lexer;
    }

    /// Reads a body whose parenthesis is open.
    ///
    /// @param section of the multipart around it, with a dot at its end; empty for the message
    void body(String section, int depth) throws MalformedException {
      Token first = lexer.next();
      if (first == Token.OPEN) {
        multipart(section, depth);
      } else {
        // a message that is not a multipart has one part, number 1 (RFC 9051 §6.4.5)
        leaf(first, section.isEmpty() ? "1" : section.substring(0, section.length() - 1));
      }
    }

    private void multipart(String section, int depth) throws MalformedException {
      int number = 1;
      Token token = Token.OPEN;
      while (token == Token.OPEN) {
        if (depth >= DEPTH || leaves.size() >= PARTS) {
          whole = false;
          lexer.rest(Token.OPEN);
        } else {
          body(section + number + ".", depth + 1);
        }
        number++;
        token = lexer.next();
      }
      if (token != Token.STRING) {
        throw new MalformedException();
      }
      while (token != Token.CLOSE) {
        lexer.rest(token);
        token = lexer.next();
      }
    }

    private void leaf(Token first, String section) throws MalformedException {
      Draft draft = new Draft();
      int index = 0;
      for (Token token = first; token != Token.CLOSE; token = lexer.next()) {
        // the type and its subtype are strings, whatever follows
        if (token == Token.END || (index < 2 && token != Token.STRING)) {
          throw new MalformedException();
        }
        switch (token) {
          case OPEN -> list(draft, index);
          case NIL -> {
            // nothing is known of it
          }
          default -> draft.field(index, lexer.text());
        }
        index++;
      }
      if (index <= SIZE) {
        throw new MalformedException();
      }
      leaves.add(draft.part(section));
    }

    /// The third field holds the parameters of the type. Among the fields behind the size, which
    /// differ by type and server, the disposition alone is a word with a list.
    private void list(Draft draft, int index) throws MalformedException {
      if (index == 2) {
        draft.typeName = parameter("name", lexer.next());
      } else if (index > SIZE) {
        Token first = lexer.next();
        boolean word = first == Token.STRING || first == Token.ATOM;
        String disposition = word ? lexer.text() : "";
        Token second = first == Token.CLOSE ? Token.CLOSE : skipTo(first);
        if (word && second == Token.OPEN) {
          draft.disposition = disposition;
          draft.fileName = parameter("filename", lexer.next());
          second = lexer.next();
        } else if (word && second == Token.NIL) {
          draft.disposition = disposition;
        }
        while (second != Token.CLOSE) {
          lexer.rest(second);
          second = lexer.next();
        }
      } else {
        lexer.rest(Token.OPEN);
      }
    }

    private Token skipTo(Token first) throws MalformedException {
      lexer.rest(first);
      return lexer.next();
    }

    /// Reads a list of names and values to its end, for the value of one name.
    private String parameter(String wanted, Token first) throws MalformedException {
      ParameterList extended = null;
      String found = "";
      int count = 0;
      for (Token token = first; token != Token.CLOSE; token = lexer.next()) {
        lexer.rest(token);
        boolean ours = lexer.startsWith(wanted);
        String name = ours ? lexer.text() : "";
        Token value = lexer.next();
        lexer.rest(value);
        if (ours && value == Token.STRING && count++ < PARAMETERS) {
          if (name.length() == wanted.length()) {
            found = lexer.text();
          } else if (name.charAt(wanted.length()) == '*') {
            extended = extended == null ? new ParameterList() : extended;
            extended.set(name, lexer.text());
          }
        }
      }
      if (extended != null) {
        // RFC 2231: a charset, or a value in pieces
        extended.combineSegments();
        String combined = extended.get(wanted);
        found = combined == null ? found : combined;
      }
      return fileName(found);
    }

    private static String fileName(String value) {
      boolean octets = value.chars().allMatch(c -> c < 256);
      String read = octets ? HeaderBlock.text(value) : value;
      return PlainText.cut(HeaderBlock.decode(read), NAME);
    }
  }

  /// What is known of a leaf so far.
  private static final class Draft {
    private String type = "";
    private String subtype = "";
    private String typeName = "";
    private String encoding = "";
    private long size;
    private String disposition = "";
    private String fileName = "";

    void field(int index, String text) {
      switch (index) {
        case 0 -> type = text;
        case 1 -> subtype = text;
        case 5 -> encoding = text;
        case SIZE -> size = number(text);
        default -> {
          // an id, a description, a count of lines
        }
      }
    }

    private static long number(String text) {
      try {
        return Math.max(0, Long.parseLong(text));
      } catch (NumberFormatException e) {
        return 0;
      }
    }

    /// Programs take either name. If they differ, the one counts that opens with something that
    /// runs.
    private String name() {
      if (typeName.isEmpty() || typeName.equals(fileName)) {
        return fileName;
      }
      return fileName.isEmpty() || (!runs(fileName) && runs(typeName)) ? typeName : fileName;
    }

    private static boolean runs(String name) {
      return AttachmentNames.traits(name).contains(AttachmentTrait.PROGRAM);
    }

    Part part(String section) {
      return new Part(
          section,
          (type + "/" + subtype).toLowerCase(Locale.ROOT),
          name(),
          encoding.toLowerCase(Locale.ROOT),
          size,
          "attachment".equalsIgnoreCase(disposition));
    }
  }
}
