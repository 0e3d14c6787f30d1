package org.inboxaudit.source.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.inboxaudit.source.imap.ImapLexer.MalformedException;
import org.inboxaudit.source.imap.ImapLexer.Token;
import org.junit.jupiter.api.Test;

class ImapLexerTest {
  private static final int MALFORMED = -1;

  @Test
  void passesOverAListWithAllThatIsInIt() throws Exception {
    String list = "(\"a)\\\")\" (NIL BODY[HEADER (X)]) ~{3}\r\n))) {1}\r\n()";
    assertEquals(list.length(), skipped(list + " NEXT"));
  }

  @Property
  void endsAListWhereItsTokensEnd(
      @ForAll
          @StringLength(max = 40)
          @Chars({'(', ')', '"', '\\', '{', '}', '[', ']', '~', ' ', '\r', '\n'})
          @CharRange(from = '0', to = '3')
          String rest)
      throws Exception {
    assertEquals(endOfTokens("(" + rest), skipped("(" + rest));
  }

  private static int skipped(String text) {
    ImapLexer lexer = lexer(text);
    try {
      lexer.skip();
      return lexer.position();
    } catch (MalformedException e) {
      return MALFORMED;
    }
  }

  private static int endOfTokens(String text) {
    ImapLexer lexer = lexer(text);
    try {
      int depth = 0;
      do {
        Token token = lexer.next();
        if (token == Token.END) {
          return MALFORMED;
        }
        depth += token == Token.OPEN ? 1 : token == Token.CLOSE ? -1 : 0;
      } while (depth > 0);
      return lexer.position();
    } catch (MalformedException e) {
      return MALFORMED;
    }
  }

  private static ImapLexer lexer(String text) {
    byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
    return new ImapLexer(octets, 0, octets.length);
  }
}
