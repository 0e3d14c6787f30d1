package org.inboxaudit.source.imap;

import static org.inboxaudit.source.imap.HostileCase.at;
import static org.inboxaudit.source.imap.HostileCase.that;
import static org.inboxaudit.testing.FakeExchange.TAG;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.inboxaudit.source.imap.HostileCase.End;
import org.inboxaudit.testing.FakeExchange;
import org.inboxaudit.testing.FakeMailServer;

/// Lies about what there is: folders, their numbers, and the UIDs in them.
final class HostileListings {
  private static final long FLOOD = 64L << 20;

  private HostileListings() {}

  static List<HostileCase> cases() {
    List<HostileCase> cases = new ArrayList<>();
    cases.addAll(folders());
    cases.addAll(counts());
    cases.addAll(openings());
    cases.addAll(searches());
    return cases;
  }

  /// LIST tells these folders beside the true one.
  private static HostileCase lists(String sentence, String line, End first, End... more) {
    return at("LIST", sentence, exchange -> exchange.say(line).answer(), first, more);
  }

  private static HostileCase listsName(String sentence, String name, End first, End... more) {
    return lists(sentence, "* LIST () \"/\" {" + name.length() + "}\r\n" + name, first, more);
  }

  private static List<HostileCase> folders() {
    return List.of(
        at(
            "LIST",
            "has a million folders",
            exchange -> {
              for (int i = 0; i < 1_000; i++) {
                StringBuilder lines = new StringBuilder();
                for (int j = 0; j < 1_000; j++) {
                  lines.append("* LIST () \"/\" f").append(i * 1_000 + j).append("\r\n");
                }
                exchange.sayOctets(lines.toString());
              }
              exchange.answer();
            },
            End.GAP,
            End.PROTOCOL),
        listsName("has a folder ten thousand levels deep", "a/".repeat(10_000) + "b", End.GAP),
        listsName(
            "has a folder with a name of a megabyte", "x".repeat(1 << 20), End.GAP, End.PROTOCOL),
        lists("has a folder without a name", "* LIST () \"/\" \"\"", End.WHOLE, End.GAP),
        lists("has a folder whose name is NIL", "* LIST () \"/\" NIL", End.WHOLE, End.GAP),
        listsName("has a folder with a command in its name", "a\r\nA9 DELETE INBOX", End.GAP),
        listsName("has a folder with a quote in its name", "a\" \"b\\", End.GAP),
        listsName("has a folder with NUL in its name", "a\0b", End.GAP),
        listsName("has a folder with broken UTF-7 in its name", "&AAA-&&-&2D3-&!-&", End.GAP),
        listsName("has a folder whose name is half of a pair", "&2D0-", End.GAP),
        listsName("has a folder whose name is not ASCII", "\355\240\200\377", End.GAP),
        listsName("has a folder with a pattern in its name", "*%*", End.GAP),
        lists("has two INBOXes", "* LIST () \"/\" inbox", End.WHOLE, End.GAP),
        lists("has the INBOX twice", "* LIST () \"/\" INBOX", End.WHOLE, End.GAP),
        lists("has no delimiter", "* LIST () NIL other", End.GAP),
        lists("has a letter as its delimiter", "* LIST () \"a\" banana", End.GAP),
        lists("has a delimiter of many letters", "* LIST () \"abc\" banana", End.GAP, End.WHOLE),
        lists("lists without a delimiter", "* LIST ()", End.WHOLE, End.GAP, End.PROTOCOL),
        lists("lists nothing at all", "* LIST", End.WHOLE, End.GAP, End.PROTOCOL),
        lists(
            "has a folder of a hundred thousand attributes",
            "* LIST (" + "\\X ".repeat(100_000) + "\\Y) \"/\" other",
            End.GAP,
            End.PROTOCOL),
        lists(
            "has a folder with every special use",
            "* LIST (\\All \\Sent \\Trash \\Junk \\Drafts \\Archive \\Flagged) \"/\" other",
            End.GAP),
        at(
            "LIST",
            "has no folder, not even an INBOX",
            exchange -> exchange.say(TAG + " OK done"),
            End.GAP,
            End.PROTOCOL),
        at(
            "LIST",
            "has an INBOX that cannot be opened",
            exchange -> exchange.say("* LIST (\\Noselect) \"/\" INBOX", TAG + " OK done"),
            End.WHOLE,
            End.GAP,
            End.PROTOCOL));
  }

  private static List<HostileCase> counts() {
    List<HostileCase> cases = new ArrayList<>();
    for (String items :
        List.of(
            "MESSAGES -1",
            "MESSAGES 99999999999999999999",
            "MESSAGES x UIDNEXT y",
            "MESSAGES",
            "UIDVALIDITY 0 UIDNEXT 0 HIGHESTMODSEQ 0",
            "MESSAGES (1 (2 (3")) {
      cases.add(
          that(
              "counts (" + items + ")",
              server ->
                  server
                      .without("LIST-STATUS")
                      .onCommand(
                          FakeMailServer.command("STATUS"),
                          exchange ->
                              exchange.say("* STATUS INBOX (" + items + ")", TAG + " OK done")),
              End.WHOLE,
              End.GAP,
              End.PROTOCOL));
    }
    return cases;
  }

  private static HostileCase opens(
      String sentence, UnaryOperator<String> spoil, End first, End... more) {
    return at("EXAMINE", sentence, exchange -> exchange.answerSpoilt(spoil), first, more);
  }

  private static List<HostileCase> openings() {
    return List.of(
        opens(
            "opens a folder without a UIDVALIDITY",
            text -> text.replace("UIDVALIDITY", "UIDINVALIDITY"),
            End.GAP,
            End.PROTOCOL),
        opens(
            "opens a folder with a UIDVALIDITY of 0",
            text -> text.replace("[UIDVALIDITY 1]", "[UIDVALIDITY 0]"),
            End.GAP,
            End.PROTOCOL),
        opens(
            "opens a folder with a UIDVALIDITY that is no number",
            text -> text.replace("[UIDVALIDITY 1]", "[UIDVALIDITY one]"),
            End.GAP,
            End.PROTOCOL),
        opens(
            "opens a folder with a UIDVALIDITY beyond all numbers",
            text -> text.replace("[UIDVALIDITY 1]", "[UIDVALIDITY 99999999999999999999]"),
            End.GAP,
            End.PROTOCOL),
        opens(
            "opens a folder for writing",
            text -> text.replace("[READ-ONLY]", "[READ-WRITE]"),
            End.WHOLE,
            End.GAP,
            End.PROTOCOL),
        opens(
            "has 99999999999999999999 messages in a folder",
            text -> text.replace("* 3 EXISTS", "* 99999999999999999999 EXISTS"),
            End.WHOLE,
            End.GAP,
            End.PROTOCOL),
        opens(
            "has four thousand million messages in a folder",
            text -> text.replace("* 3 EXISTS", "* 4294967295 EXISTS"),
            End.WHOLE,
            End.GAP,
            End.PROTOCOL),
        at(
            "EXAMINE",
            "has a hundred thousand flags for a folder",
            exchange -> {
              exchange.sayOctets("* FLAGS (").repeat("flag ", 500_000);
              exchange.say("\\Seen)").answer();
            },
            End.WHOLE,
            End.PROTOCOL));
  }

  /// UID SEARCH is answered with this line, on a server that knows no ESEARCH.
  private static HostileCase finds(String sentence, String line, End first, End... more) {
    return that(
        sentence,
        server ->
            server
                .without("ESEARCH")
                .onCommand(
                    FakeMailServer.command("UID SEARCH"),
                    exchange -> exchange.say(line, TAG + " OK done")),
        first,
        more);
  }

  /// UID SEARCH is answered with these ranges, on a server that knows ESEARCH.
  private static HostileCase ranges(String sentence, String ranges, End first, End... more) {
    return at("UID SEARCH", sentence, exchange -> sayRanges(exchange, ranges), first, more);
  }

  private static void sayRanges(FakeExchange exchange, String ranges) throws IOException {
    if (exchange.command().contains("RETURN")) {
      exchange.say("* ESEARCH (TAG \"" + TAG + "\") UID ALL " + ranges, TAG + " OK done");
    } else {
      exchange.answer();
    }
  }

  private static List<HostileCase> searches() {
    return List.of(
        finds("finds messages in falling order", "* SEARCH 3 2 1", End.WHOLE),
        finds("finds messages twice", "* SEARCH 1 2 2 3 3 3 1", End.WHOLE),
        finds("finds words", "* SEARCH one two three", End.GAP, End.PROTOCOL),
        finds("finds words between messages", "* SEARCH 1 two 3", End.GAP, End.PROTOCOL),
        finds("finds a message of UID 0", "* SEARCH 0 1 2 3", End.WHOLE, End.GAP, End.PROTOCOL),
        finds("finds a message below 0", "* SEARCH -1 1 2 3", End.WHOLE, End.GAP, End.PROTOCOL),
        finds(
            "finds UIDs of more than 32 bits",
            "* SEARCH 1 2 3 4294967296 99999999999999999999",
            End.WHOLE,
            End.GAP,
            End.PROTOCOL),
        finds(
            "finds messages that are not there",
            "* SEARCH 1 2 3 1000 2000000000 4294967295",
            End.WHOLE,
            End.GAP,
            End.PROTOCOL),
        finds("says that it searched and not what it found", "* OK", End.GAP, End.PROTOCOL),
        finds("finds nothing where it said there is something", "* SEARCH", End.GAP, End.PROTOCOL),
        finds(
            "finds a hundred thousand messages of three",
            "* SEARCH" + numbers(100_000),
            End.WHOLE,
            End.GAP,
            End.PROTOCOL),
        that(
            "finds messages without end",
            server ->
                server
                    .without("ESEARCH")
                    .onCommand(
                        FakeMailServer.command("UID SEARCH"),
                        exchange -> exchange.sayOctets("* SEARCH").repeat(" 1 2 3 7", FLOOD)),
            End.PROTOCOL),
        ranges("finds all numbers", "1:4294967295", End.WHOLE, End.GAP, End.PROTOCOL),
        ranges("finds a range backwards", "3:1", End.WHOLE, End.GAP, End.PROTOCOL),
        ranges("finds ranges that lie over one another", "1:3,2:3,1:2,3", End.WHOLE, End.GAP),
        ranges("finds ranges of words", "one:three", End.WHOLE, End.GAP, End.PROTOCOL),
        ranges("finds ranges up to a star", "1:*", End.WHOLE, End.GAP, End.PROTOCOL),
        ranges(
            "finds ranges beyond all numbers",
            "1:99999999999999999999",
            End.WHOLE,
            End.GAP,
            End.PROTOCOL),
        ranges("finds a range that ends in a comma", "1:3,", End.WHOLE, End.GAP, End.PROTOCOL),
        ranges("finds nothing in a range", "", End.WHOLE, End.GAP, End.PROTOCOL),
        at(
            "UID SEARCH",
            "finds ranges without end",
            exchange ->
                exchange
                    .sayOctets("* ESEARCH (TAG \"" + TAG + "\") UID ALL 1")
                    .repeat(",3,5,7", FLOOD),
            End.PROTOCOL),
        at(
            "UID SEARCH",
            "answers the search of somebody else",
            exchange -> exchange.say("* ESEARCH (TAG \"zz\") UID ALL 9:12").answer(),
            End.WHOLE,
            End.GAP,
            End.PROTOCOL));
  }

  private static String numbers(int count) {
    StringBuilder numbers = new StringBuilder();
    for (int i = 1; i <= count; i++) {
      numbers.append(' ').append(i);
    }
    return numbers.toString();
  }
}
