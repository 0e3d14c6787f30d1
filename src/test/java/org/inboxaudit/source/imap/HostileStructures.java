package org.inboxaudit.source.imap;

import static org.inboxaudit.source.imap.HostileCase.that;

import java.util.List;
import org.inboxaudit.source.imap.HostileCase.End;
import org.inboxaudit.testing.FakeMailServer;

/// Lies about how messages are built (BODYSTRUCTURE, RFC 9051 §7.5.2).
final class HostileStructures {
  private static final String LEAF = "(\"text\" \"plain\" NIL NIL NIL \"7bit\" 5 1)";
  private static final String FILE = "(\"application\" \"pdf\" (\"name\" %s) NIL NIL \"base64\" 4)";

  private HostileStructures() {}

  static List<HostileCase> cases() {
    return List.of(
        broken("nests parts a hundred thousand deep", "(".repeat(100_000)),
        broken(
            "nests parts five hundred deep, and closes them",
            "(".repeat(500) + LEAF + " \"mixed\")".repeat(500)),
        broken(
            "nests a hundred thousand parts and closes them",
            "(".repeat(100_000) + LEAF + " \"mixed\")".repeat(100_000)),
        broken("has a hundred thousand parts", "(" + LEAF.repeat(100_000) + " \"mixed\")"),
        broken("does not close a part", "((((\"oops"),
        odd("closes more parts than there are", "(" + LEAF + " \"mixed\"))))"),
        broken("has a part of nothing", "()"),
        broken("has parts of nothing", "((()(()))(()))"),
        broken("has no structure", "NIL"),
        broken("has a word for a structure", "\"text\""),
        broken("has numbers for words", "(1 2 3 4 5 6 7)"),
        broken("has lists for words", "((\"text\") (\"plain\") NIL NIL NIL (\"7bit\") (5) (1))"),
        odd("has NIL for everything", "(NIL NIL NIL NIL NIL NIL NIL NIL)"),
        odd("has NIL for the type of a file", "(NIL NIL (\"name\" \"a\") NIL NIL NIL NIL)"),
        odd("has parts of negative size", "(\"text\" \"plain\" NIL NIL NIL \"7bit\" -5 -1)"),
        odd(
            "has parts of endless size",
            "(\"text\" \"plain\" NIL NIL NIL \"7bit\" 99999999999999999999 1)"),
        odd("has a file whose name is all escapes", FILE.formatted("\"\\\\\\\"\\\\\\\\\\\"(\"")),
        odd("has a file whose name escapes its end", FILE.formatted("\"a\\\")")),
        odd("has a file whose name is a literal", FILE.formatted("{7}\r\n(\"{9}\r\n")),
        odd("has a file whose name is NUL", FILE.formatted("\"\0\0\"")),
        odd("has a file whose name is half of a pair", FILE.formatted("\"\355\240\200\"")),
        odd("has a file whose name is NIL", FILE.formatted("NIL")),
        odd(
            "has a file with a name of a megabyte",
            FILE.formatted("\"" + "n".repeat(1 << 20) + "\"")),
        odd(
            "has a file with ten thousand parameters",
            "(\"application\" \"pdf\" ("
                + "\"p\" \"v\" ".repeat(10_000)
                + "\"name\" \"a\") NIL NIL \"base64\" 4)"),
        odd(
            "has a file with a name in a million pieces",
            "(\"application\" \"pdf\" ("
                + "\"name*0*\" \"utf-8''%41\" ".repeat(50_000)
                + "\"name*1\" \"b\") NIL NIL \"base64\" 4)"),
        odd("has an odd number of parameters", FILE.formatted("\"a\" \"b\"")),
        odd(
            "has a message in a message in a message, two hundred deep",
            "(\"message\" \"rfc822\" NIL NIL NIL \"7bit\" 9 (NIL NIL NIL NIL NIL NIL NIL NIL NIL NIL) "
                    .repeat(200)
                + LEAF
                + " 9)".repeat(200)),
        odd(
            "has a message without an envelope",
            "(\"message\" \"rfc822\" NIL NIL NIL \"7bit\" 9 NIL NIL 9)"),
        odd(
            "has extensions a hundred deep",
            "(\"text\" \"plain\" NIL NIL NIL \"7bit\" 5 1 NIL NIL NIL NIL "
                + "(".repeat(100)
                + "1"
                + ")".repeat(100)
                + ")"),
        odd(
            "has a disposition of the wrong kind",
            "(\"text\" \"plain\" NIL NIL NIL \"7bit\" 5 1 NIL \"attachment\" 17 (1))"));
  }

  /// Nothing can be made of it, so it must be said that something is missing.
  private static HostileCase broken(String sentence, String structure) {
    return that(sentence, server -> lie(server, structure), End.GAP, End.PROTOCOL);
  }

  /// A parser may make something of it.
  private static HostileCase odd(String sentence, String structure) {
    return that(sentence, server -> lie(server, structure), End.WHOLE, End.GAP, End.PROTOCOL);
  }

  private static void lie(FakeMailServer server, String structure) {
    server.onCommand(
        command -> command.startsWith("UID FETCH") && command.contains("BODYSTRUCTURE"),
        exchange -> exchange.answerSpoilt(text -> replaceStructures(text, structure)));
  }

  /// Replaces each structure in honest answers, which stand in parentheses.
  private static String replaceStructures(String text, String structure) {
    StringBuilder spoilt = new StringBuilder();
    int done = 0;
    for (int at = text.indexOf("BODYSTRUCTURE ("); at >= 0; ) {
      int from = at + "BODYSTRUCTURE ".length();
      spoilt.append(text, done, from).append(structure);
      done = end(text, from);
      at = text.indexOf("BODYSTRUCTURE (", done);
    }
    return spoilt.append(text.substring(done)).toString();
  }

  private static int end(String text, int from) {
    int depth = 0;
    boolean quoted = false;
    int at = from;
    do {
      char c = text.charAt(at);
      quoted ^= c == '"';
      depth += !quoted && c == '(' ? 1 : 0;
      depth -= !quoted && c == ')' ? 1 : 0;
      at++;
    } while (depth > 0);
    return at;
  }
}
