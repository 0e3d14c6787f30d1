package org.inboxaudit.source.imap;

import static org.inboxaudit.source.imap.HostileCase.at;
import static org.inboxaudit.source.imap.HostileCase.slow;
import static org.inboxaudit.testing.FakeExchange.TAG;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.inboxaudit.source.imap.HostileCase.End;
import org.inboxaudit.testing.FakeMailServer;

/// Lies about messages: whose they are, how large, of when, and what stands in them.
final class HostileFetches {
  private static final Pattern SECTION = Pattern.compile("BODY\\[[^\\]]*\\]");
  private static final Pattern LITERAL = Pattern.compile("\\{[0-9]+\\}");
  private static final Pattern DATE = Pattern.compile("INTERNALDATE \"[^\"]*\"");
  private static final Pattern SIZE = Pattern.compile("RFC822\\.SIZE [0-9]+");
  private static final Pattern ORIGIN = Pattern.compile("\\]<0>");

  private HostileFetches() {}

  static List<HostileCase> cases() {
    List<HostileCase> cases = new ArrayList<>();
    for (String uid :
        List.of("0", "-2", "4294967296", "4294967298", "two", "NIL", "\"2\"", "(2)")) {
      cases.add(
          fetches(
              "gives the second message the UID " + uid,
              text -> text.replace("(UID 2 ", "(UID " + uid + " "),
              End.GAP,
              End.PROTOCOL));
    }
    for (String size : List.of("-1", "9223372036854775808", "99999999999999999999", "x", "NIL")) {
      cases.add(
          fetches(
              "says that messages have the size " + size,
              text -> SIZE.matcher(text).replaceAll("RFC822.SIZE " + size),
              End.WHOLE,
              End.GAP,
              End.PROTOCOL));
    }
    for (String date :
        List.of(
            "\"\"",
            "NIL",
            "\"yesterday\"",
            "\"99-Foo-99999 99:99:99 +9999\"",
            "\"01-Jan-999999999 00:00:00 +0000\"",
            "17")) {
      cases.add(
          fetches(
              "received messages at " + date,
              text -> DATE.matcher(text).replaceAll("INTERNALDATE " + date),
              End.WHOLE,
              End.GAP,
              End.PROTOCOL));
    }
    cases.addAll(messages());
    cases.addAll(contents());
    return cases;
  }

  private static HostileCase fetches(
      String sentence, UnaryOperator<String> spoil, End first, End... more) {
    return at("UID FETCH", sentence, exchange -> exchange.answerSpoilt(spoil), first, more);
  }

  private static List<HostileCase> messages() {
    return List.of(
        at(
            "UID FETCH",
            "tells of messages that nobody asked for",
            exchange ->
                exchange
                    .say(
                        "* 9 FETCH (UID 77 FLAGS () INTERNALDATE \"01-Mar-2026 10:00:00 +0000\""
                            + " RFC822.SIZE 9 BODY[HEADER] {4}\r\nA: b BODYSTRUCTURE (\"text\""
                            + " \"plain\" NIL NIL NIL \"7bit\" 5 0))",
                        "* 9 FETCH (FLAGS (\\Seen))",
                        "* 99999999999999999999 FETCH (UID 78 FLAGS ())")
                    .answer(),
            End.WHOLE),
        at(
            "UID FETCH",
            "tells of every message twice",
            exchange ->
                exchange.answerSpoilt(
                    text -> text.substring(0, text.lastIndexOf(exchange.tag())) + text),
            End.WHOLE),
        fetches(
            "gives every message the same UID",
            text -> text.replace("(UID 2 ", "(UID 1 ").replace("(UID 3 ", "(UID 1 "),
            End.GAP,
            End.PROTOCOL),
        fetches(
            "tells of no UIDs",
            text -> Pattern.compile("\\(UID [0-9]+ ").matcher(text).replaceAll("("),
            End.GAP,
            End.PROTOCOL),
        fetches(
            "tells of two UIDs of one message",
            text -> text.replace("(UID 2 ", "(UID 2 UID 3 "),
            End.WHOLE,
            End.GAP,
            End.PROTOCOL),
        fetches(
            "does not end the answer about the second message",
            text -> text.replace("* 3 FETCH", " FETCH"),
            End.GAP,
            End.PROTOCOL,
            End.WHOLE),
        fetches(
            "gives items that nobody knows",
            text -> text.replace("(UID ", "(X-TOY (1 (2) \"3\") EMAILID (M1) UID "),
            End.WHOLE,
            End.GAP,
            End.PROTOCOL),
        fetches(
            "sets a hundred thousand flags",
            text -> text.replace("FLAGS ()", "FLAGS (" + "$a ".repeat(100_000) + "\\Seen)"),
            End.WHOLE,
            End.GAP,
            End.PROTOCOL),
        fetches(
            "sets flags that are none",
            text -> text.replace("FLAGS ()", "FLAGS (\\ \\* 17 \"x\" NIL {1}\r\nx ())"),
            End.WHOLE,
            End.GAP,
            End.PROTOCOL),
        fetches(
            "sets NIL as flags",
            text -> text.replace("FLAGS ()", "FLAGS NIL"),
            End.WHOLE,
            End.GAP,
            End.PROTOCOL),
        at(
            "UID FETCH",
            "takes messages away while it tells of them",
            exchange ->
                exchange.answerSpoilt(
                    text -> "* 1 EXPUNGE\r\n* 1 EXPUNGE\r\n* 1 EXPUNGE\r\n* 1 EXPUNGE\r\n" + text),
            End.WHOLE,
            End.GAP,
            End.PROTOCOL));
  }

  private static List<HostileCase> contents() {
    return List.of(
        fetches(
            "gives another section than was asked for",
            text -> SECTION.matcher(text).replaceAll("BODY[9.9.MIME]"),
            End.GAP,
            End.PROTOCOL),
        fetches(
            "gives a section without a name",
            text -> SECTION.matcher(text).replaceAll("BODY"),
            End.GAP,
            End.PROTOCOL,
            End.CUT),
        fetches(
            "gives a section whose name does not end",
            text -> SECTION.matcher(text).replaceAll("BODY[HEADER"),
            End.GAP,
            End.PROTOCOL,
            End.CUT),
        fetches(
            "gives NIL for every section",
            text -> {
              StringBuilder answer = new StringBuilder();
              for (int uid = 1; uid <= 3; uid++) {
                if (text.contains("(UID " + uid + " ")) {
                  answer.append(
                      "* 1 FETCH (UID " + uid + " RFC822.SIZE 9 FLAGS () BODY[] NIL)\r\n");
                }
              }
              return answer + text.substring(text.lastIndexOf("\r\n", text.length() - 3) + 2);
            },
            End.GAP,
            End.PROTOCOL),
        fetches(
            "begins sections at another octet",
            text -> ORIGIN.matcher(text).replaceAll("]<99>"),
            End.WHOLE,
            End.GAP,
            End.PROTOCOL),
        fetches(
            "begins sections at no octet",
            text -> ORIGIN.matcher(text).replaceAll("]<x>"),
            End.WHOLE,
            End.GAP,
            End.PROTOCOL,
            End.CUT),
        fetches(
            "announces a literal of two gigabytes for a section",
            text -> LITERAL.matcher(text).replaceFirst("{2147483647}"),
            End.PROTOCOL),
        fetches(
            "announces a literal below nothing for a section",
            text -> LITERAL.matcher(text).replaceFirst("{-17}"),
            End.PROTOCOL,
            End.GAP,
            End.CUT),
        fetches(
            "announces literals of eight bits",
            text -> LITERAL.matcher(text).replaceAll("~$0"),
            End.WHOLE,
            End.GAP,
            End.PROTOCOL,
            End.CUT),
        slow(
            "announces a longer literal than it sends",
            server ->
                server.onCommand(
                    FakeMailServer.command("UID FETCH"),
                    exchange ->
                        exchange.answerSpoilt(
                            text -> LITERAL.matcher(text).replaceFirst("{1000000}"))),
            End.CUT,
            End.PROTOCOL),
        slow(
            "announces a shorter literal than it sends",
            server ->
                server.onCommand(
                    FakeMailServer.command("UID FETCH"),
                    exchange ->
                        exchange.answerSpoilt(text -> LITERAL.matcher(text).replaceFirst("{3}"))),
            End.GAP,
            End.PROTOCOL,
            End.CUT),
        fetches(
            "puts what looks like an answer into a header",
            text -> text.replace("hello", "{99} " + TAG),
            End.GAP,
            End.PROTOCOL,
            End.CUT,
            End.WHOLE),
        at(
            "UID FETCH",
            "gives a thousand sections with one message",
            exchange -> {
              exchange.sayOctets("* 1 FETCH (UID 1");
              for (int i = 1; i <= 1_000; i++) {
                exchange.sayOctets(" BODY[" + i + "] {3}\r\nabc");
              }
              exchange.say(")").answer();
            },
            End.WHOLE,
            End.GAP,
            End.PROTOCOL),
        at(
            "UID FETCH",
            "gives literals without end",
            exchange ->
                exchange.sayOctets("* 1 FETCH (UID 1").repeat(" BODY[1] {3}\r\nabc", 64L << 20),
            End.PROTOCOL),
        at(
            "UID FETCH",
            "gives more of a section than was asked for",
            exchange -> {
              if (exchange.command().contains("HEADER")) {
                exchange.answer();
                return;
              }
              exchange.answerSpoilt(
                  text ->
                      LITERAL
                          .matcher(text)
                          .replaceFirst("{26214900}\r\n" + "A".repeat(26_214_898)));
            },
            End.WHOLE,
            End.GAP,
            End.PROTOCOL,
            End.CUT),
        at(
            "UID FETCH",
            "gives no octet of a file",
            exchange -> {
              if (exchange.command().contains("BODY.PEEK[2]")) {
                exchange.say("* 2 FETCH (UID 2 BODY[2]<0> NIL)", TAG + " OK done");
              } else {
                exchange.answer();
              }
            },
            End.GAP));
  }
}
