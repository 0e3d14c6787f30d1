package org.inboxaudit.source.imap;

import static org.inboxaudit.source.imap.HostileCase.WORD;
import static org.inboxaudit.source.imap.HostileCase.at;
import static org.inboxaudit.source.imap.HostileCase.slow;
import static org.inboxaudit.source.imap.HostileCase.slowAt;
import static org.inboxaudit.testing.FakeExchange.TAG;

import java.util.ArrayList;
import java.util.List;
import org.inboxaudit.source.imap.HostileCase.End;
import org.inboxaudit.testing.FakeExchange;
import org.inboxaudit.testing.FakeMailServer;

/// Answers whose lines, literals or tags are broken, and lines that die.
final class HostileLines {
  private static final List<String> WORK = List.of("LIST", "EXAMINE", "UID SEARCH", "UID FETCH");
  private static final long FLOOD = 64L << 20;

  private HostileLines() {}

  static List<HostileCase> cases() {
    List<HostileCase> cases = new ArrayList<>();
    for (String announced :
        List.of("2147483647", "-1", "4294967296", "99999999999999999999", "18446744073709551621")) {
      cases.add(literal(announced, End.PROTOCOL));
    }
    for (String announced : List.of("+2147483647", "2147483647+", "+5", "5+", " 5", "", "0x10")) {
      cases.add(literal(announced, End.PROTOCOL, End.CUT, End.GAP, End.WHOLE));
    }
    for (String command : WORK) {
      cases.addAll(dying(command));
    }
    cases.addAll(floods());
    cases.addAll(tags());
    cases.addAll(odd());
    return cases;
  }

  private static HostileCase literal(String announced, End first, End... more) {
    return slowAt(
        "EXAMINE",
        "announces a literal of {" + announced + "}",
        exchange -> exchange.say("* OK {" + announced + "}").answer(),
        first,
        more);
  }

  private static List<HostileCase> dying(String command) {
    return List.of(
        slowAt(command, "falls silent at " + command, FakeExchange::stall, End.CUT),
        slowAt(
            command,
            "falls silent in the middle of " + command,
            exchange -> {
              exchange.sayOctets("* OK half a li");
              exchange.stall();
            },
            End.CUT),
        at(command, "hangs up at " + command, FakeExchange::cut, End.CUT),
        at(command, "resets the line at " + command, FakeExchange::reset, End.CUT),
        at(
            command,
            "says BYE at " + command,
            exchange -> exchange.say("* BYE [ALERT] " + WORD).cut(),
            End.CUT),
        at(
            command,
            "refers to another server at " + command,
            exchange -> exchange.say(TAG + " NO [REFERRAL imap://evil.example/x] " + WORD),
            End.GAP,
            End.PROTOCOL,
            End.CUT),
        at(
            command,
            "does not understand " + command,
            exchange -> exchange.say(TAG + " BAD " + WORD),
            End.GAP,
            End.PROTOCOL),
        at(
            command,
            "tells lies in alerts at " + command,
            exchange -> exchange.say("* OK [ALERT] " + WORD, "* NO [ALERT] " + WORD).answer(),
            End.WHOLE));
  }

  private static List<HostileCase> floods() {
    List<HostileCase> cases = new ArrayList<>();
    for (String command : WORK) {
      for (String line : List.of("* OK still here", "* 7 EXISTS", "* 1 EXPUNGE", "* XYZ 1 (2)")) {
        cases.add(
            at(
                command,
                "says \"" + line + "\" without end at " + command,
                exchange -> exchange.repeat(line + "\r\n", FLOOD),
                End.PROTOCOL));
      }
      cases.add(
          at(
              command,
              "says a line without end at " + command,
              exchange -> exchange.sayOctets("* OK ").repeat("x".repeat(4096), FLOOD),
              End.PROTOCOL));
      cases.add(
          at(
              command,
              "says quotes and parentheses without end at " + command,
              exchange -> exchange.sayOctets("* LIST (").repeat("(\"\\\"", FLOOD),
              End.PROTOCOL));
    }
    cases.add(
        at(
            "UID FETCH",
            "tells of messages nobody asked for without end",
            exchange -> exchange.repeat("* 9 FETCH (UID 9 FLAGS (\\Seen))\r\n", FLOOD),
            End.PROTOCOL));
    return cases;
  }

  private static List<HostileCase> tags() {
    List<FakeExchange> waiting = new ArrayList<>();
    return List.of(
        at(
            "EXAMINE",
            "answers first with tags of nobody",
            exchange -> exchange.say("zz OK " + WORD, "A9999 NO " + WORD).answer(),
            End.WHOLE,
            End.PROTOCOL),
        at(
            "UID FETCH",
            "answers with two tagged lines",
            exchange -> {
              exchange.answer();
              exchange.say(TAG + " OK again");
            },
            End.WHOLE,
            End.PROTOCOL),
        at(
            "UID FETCH",
            "says the tagged line before the answer",
            exchange -> {
              exchange.say(TAG + " OK done");
              exchange.answerSpoilt(text -> text.replace(exchange.tag() + " OK done\r\n", ""));
            },
            End.WHOLE,
            End.GAP,
            End.PROTOCOL),
        at(
            "UID FETCH",
            "answers a later command before an earlier one",
            exchange -> {
              waiting.addFirst(exchange);
              if (!exchange.hasMore()) {
                for (FakeExchange each : waiting) {
                  each.answer();
                }
                waiting.clear();
              }
            },
            End.WHOLE),
        at(
            "UID FETCH",
            "says OK and nothing else to every FETCH",
            exchange -> exchange.say(TAG + " OK done"),
            End.GAP,
            End.PROTOCOL),
        at(
            "EXAMINE",
            "wants more where nothing is to be said",
            exchange -> exchange.say("+ go on", "+ ", "+").answer(),
            End.WHOLE,
            End.PROTOCOL,
            End.CUT),
        slowAt(
            "UID SEARCH",
            "never ends an answer",
            exchange -> exchange.say("* SEARCH 1 2 3", "zz OK done"),
            End.CUT,
            End.PROTOCOL),
        slow(
            "does not let us go",
            server -> server.once(FakeMailServer.command("LOGOUT"), FakeExchange::stall),
            End.WHOLE));
  }

  private static List<HostileCase> odd() {
    return List.of(
        at(
            "EXAMINE",
            "says things of no meaning",
            exchange ->
                exchange
                    .say(
                        "* XYZZY 1 (2 {3}", "abc", "* 5 XYZZY", "* ", "*", "", "* 5", "* -1 EXISTS")
                    .answer(),
            End.WHOLE,
            End.GAP,
            End.PROTOCOL,
            End.CUT),
        slowAt(
            "EXAMINE",
            "ends lines with LF alone",
            exchange -> exchange.answerSpoilt(text -> text.replace("\r\n", "\n")),
            End.WHOLE,
            End.GAP,
            End.PROTOCOL,
            End.CUT),
        slowAt(
            "EXAMINE",
            "ends lines with CR alone",
            exchange -> exchange.answerSpoilt(text -> text.replace("\r\n", "\r")),
            End.PROTOCOL,
            End.CUT,
            End.GAP),
        at(
            "EXAMINE",
            "puts NUL into lines",
            exchange -> exchange.say("* OK \0\0" + WORD, "\0", "* \0 EXISTS").answer(),
            End.WHOLE,
            End.GAP,
            End.PROTOCOL),
        slowAt(
            "UID SEARCH",
            "says nothing but CR without end",
            exchange -> exchange.repeat("\r", FLOOD),
            End.PROTOCOL,
            End.CUT),
        at(
                "UID SEARCH",
                "sends one octet a second",
                exchange -> {
                  exchange.sayOctets("* OK ");
                  for (int i = 0; i < 100_000; i++) {
                    exchange.sayOctets("x");
                  }
                },
                End.CUT)
            .everyLookTakesASecond());
  }
}
