package org.inboxaudit.source.imap;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.inboxaudit.evidence.MessageFlag;
import org.inboxaudit.extract.mime.MailDate;
import org.inboxaudit.source.imap.ImapLexer.MalformedException;
import org.inboxaudit.source.imap.ImapLexer.Token;

/// What one FETCH response tells of a message (RFC 9051 §7.5.2).
///
/// It points into the connection's buffer and holds until the next response is read.
final class FetchAnswer {
  private static final Set<MessageFlag> NO_FLAGS = Set.of();

  private final byte[] octets;
  private final List<Section> sections = new ArrayList<>(1);
  private long uid = -1;
  private long size = -1;
  private long modSeq = -1;
  private Set<MessageFlag> flags = NO_FLAGS;
  private String internalDate = "";
  private int structureFrom;
  private int structureTo;

  private FetchAnswer(byte[] octets) {
    this.octets = octets;
  }

  /// Octets of a message.
  ///
  /// @param name what stands between the brackets, in upper case
  /// @param decoded whether the server undid its transfer encoding (RFC 3516 §4.2)
  @SuppressWarnings("ArrayRecordComponent") // a view of a buffer, never compared
  record Section(String name, boolean decoded, byte[] octets, int from, int to) {}

  /// Reads the list behind the word FETCH.
  static FetchAnswer read(ImapLexer lexer) throws MalformedException {
    FetchAnswer answer = new FetchAnswer(lexer.octets());
    lexer.expect(Token.OPEN);
    for (Token name = lexer.next(); name != Token.CLOSE; name = lexer.next()) {
      if (name != Token.ATOM) {
        throw new MalformedException();
      }
      answer.item(lexer);
    }
    lexer.expect(Token.END);
    return answer;
  }

  private void item(ImapLexer lexer) throws MalformedException {
    if (lexer.is("UID")) {
      lexer.expect(Token.ATOM);
      uid = lexer.number32();
    } else if (lexer.is("RFC822.SIZE")) {
      lexer.expect(Token.ATOM);
      size = lexer.number();
    } else if (lexer.is("MODSEQ")) {
      modSeq = modSeq(lexer);
    } else if (lexer.is("FLAGS")) {
      flags = flags(lexer);
    } else if (lexer.is("INTERNALDATE")) {
      lexer.next();
      internalDate = lexer.text();
    } else if (lexer.startsWith("BODY[")) {
      section(lexer, false);
    } else if (lexer.startsWith("BINARY[")) {
      section(lexer, true);
    } else if (lexer.is("BODYSTRUCTURE")) {
      structureFrom = lexer.position();
      lexer.skip();
      structureTo = lexer.position();
    } else {
      lexer.skip();
    }
  }

  /// RFC 7162 §3.1.5: `MODSEQ (624140003)`. Anything else is no reason to lose the message.
  private static long modSeq(ImapLexer lexer) throws MalformedException {
    Token token = lexer.next();
    if (token != Token.OPEN) {
      lexer.rest(token);
      return -1;
    }
    token = lexer.next();
    long number = token == Token.ATOM ? lexer.number() : -1;
    while (token != Token.CLOSE) {
      lexer.rest(token);
      token = lexer.next();
    }
    return number;
  }

  private void section(ImapLexer lexer, boolean decoded) throws MalformedException {
    String item = lexer.text();
    int from = item.indexOf('[') + 1;
    String name = item.substring(from, Math.max(from, item.indexOf(']')));
    Token value = lexer.next();
    String upper = name.toUpperCase(Locale.ROOT);
    if (value == Token.STRING && lexer.escaped()) {
      byte[] plain = lexer.bytes();
      sections.add(new Section(upper, decoded, plain, 0, plain.length));
    } else if (value == Token.STRING) {
      sections.add(new Section(upper, decoded, lexer.octets(), lexer.from(), lexer.to()));
    } else if (value != Token.NIL) {
      throw new MalformedException();
    }
  }

  private static Set<MessageFlag> flags(ImapLexer lexer) throws MalformedException {
    Set<MessageFlag> flags = EnumSet.noneOf(MessageFlag.class);
    lexer.expect(Token.OPEN);
    for (Token flag = lexer.next(); flag != Token.CLOSE; flag = lexer.next()) {
      if (flag == Token.END || flag == Token.OPEN) {
        throw new MalformedException();
      }
      if (lexer.is("\\Seen")) {
        flags.add(MessageFlag.SEEN);
      } else if (lexer.is("\\Answered")) {
        flags.add(MessageFlag.ANSWERED);
      } else if (lexer.is("$Forwarded")) {
        flags.add(MessageFlag.FORWARDED);
      } else if (lexer.is("\\Flagged")) {
        flags.add(MessageFlag.FLAGGED);
      } else if (lexer.is("\\Deleted")) {
        flags.add(MessageFlag.DELETED);
      } else if (lexer.is("\\Draft")) {
        flags.add(MessageFlag.DRAFT);
      }
    }
    return flags;
  }

  /// -1 if the server did not say.
  long uid() {
    return uid;
  }

  /// RFC822.SIZE, -1 if the server did not say.
  long size() {
    return size;
  }

  /// MODSEQ (RFC 7162 §3.1.5); empty if the server did not say.
  OptionalLong modSeq() {
    return modSeq < 0 ? OptionalLong.empty() : OptionalLong.of(modSeq);
  }

  Set<MessageFlag> flags() {
    return flags;
  }

  Optional<Instant> internalDate() {
    return MailDate.parse(internalDate.strip()).map(OffsetDateTime::toInstant);
  }

  /// The octets of a section as it stands, empty if the message has none of that name.
  Optional<Section> section(String name) {
    return section(name, false);
  }

  /// The same.
  ///
  /// @param decoded whether it was asked for without its transfer encoding
  Optional<Section> section(String name, boolean decoded) {
    for (Section section : sections) {
      if (section.decoded() == decoded && section.name().equals(name)) {
        return Optional.of(section);
      }
    }
    return Optional.empty();
  }

  /// A copy of the octets of a section, empty if the message has none of that name.
  ///
  /// @param decoded whether it was asked for without its transfer encoding
  Optional<byte[]> copy(String name, boolean decoded) {
    return section(name, decoded)
        .map(section -> Arrays.copyOfRange(section.octets(), section.from(), section.to()));
  }

  boolean hasStructure() {
    return structureTo > structureFrom;
  }

  /// The BODYSTRUCTURE, to be read once.
  ImapLexer structure() {
    return new ImapLexer(octets, structureFrom, structureTo);
  }
}
