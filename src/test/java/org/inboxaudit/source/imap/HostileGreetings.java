package org.inboxaudit.source.imap;

import static org.inboxaudit.source.imap.HostileCase.WORD;
import static org.inboxaudit.source.imap.HostileCase.at;
import static org.inboxaudit.source.imap.HostileCase.slow;
import static org.inboxaudit.source.imap.HostileCase.slowAt;
import static org.inboxaudit.source.imap.HostileCase.that;
import static org.inboxaudit.testing.FakeExchange.TAG;

import java.util.List;
import org.inboxaudit.source.imap.HostileCase.End;
import org.inboxaudit.testing.FakeExchange;

/// Servers that are none, and servers that are odd until somebody has signed in.
final class HostileGreetings {
  private static final int MEGABYTE = 1 << 20;

  private HostileGreetings() {}

  static List<HostileCase> cases() {
    return List.of(
        greets("says that we are signed in already", "* PREAUTH " + WORD),
        greets("says BYE when we come", "* BYE " + WORD),
        greets("says BAD when we come", "* BAD " + WORD),
        greets("says NO when we come", "* NO " + WORD),
        greets("greets with a tag", "a1 OK " + WORD),
        greets("greets with a continuation", "+ OK " + WORD),
        greets("is an SMTP server", "220 mail.example.org ESMTP"),
        greets("is a POP3 server", "+OK POP3 ready"),
        greets("is an HTTP server", "HTTP/1.1 400 Bad Request", "Connection: close", ""),
        greets("is an SSH server", "SSH-2.0-OpenSSH_9.2"),
        greets("greets with an empty line", ""),
        greets("greets with octets of no meaning", "\0\1\2\3\377\376"),
        greets("greets with an untagged answer of no meaning", "* 5 " + WORD),
        greets("refers to another server when we come", "* BYE [REFERRAL imap://evil.example/]"),
        greets("greets with a literal of two gigabytes", "* OK {2147483647}"),
        slow("does not greet", server -> server.onGreeting(FakeExchange::stall), End.UNREACHABLE),
        that(
            "hangs up before it greets",
            server -> server.onGreeting(FakeExchange::cut),
            End.UNREACHABLE),
        that(
            "resets the line before it greets",
            server -> server.onGreeting(FakeExchange::reset),
            End.UNREACHABLE),
        that(
            "greets with a line that does not end",
            server ->
                server.onGreeting(
                    exchange -> exchange.sayOctets("* OK ").repeat("x".repeat(4096), 64L << 20)),
            End.UNREACHABLE,
            End.PROTOCOL),
        that(
            "greets twice",
            server -> server.onGreeting(exchange -> exchange.say("* OK one", "* OK two")),
            End.WHOLE),
        that(
            "says OK to everything before it was asked",
            server ->
                server.onGreeting(
                    exchange -> {
                      exchange.say("* OK ready");
                      for (int i = 0; i < 100; i++) {
                        exchange.say("A" + i + " OK done");
                      }
                    }),
            End.WHOLE,
            End.GAP,
            End.UNREACHABLE,
            End.PROTOCOL,
            End.CUT),
        at(
            "CAPABILITY",
            "can do a megabyte of things",
            exchange -> {
              exchange.sayOctets("* CAPABILITY IMAP4rev1").repeat(" X-TOY", MEGABYTE);
              exchange.say("").answer();
            },
            End.WHOLE,
            End.UNREACHABLE,
            End.PROTOCOL),
        at(
            "CAPABILITY",
            "can do nothing",
            exchange -> exchange.say("* CAPABILITY", TAG + " OK done"),
            End.WHOLE),
        at(
            "CAPABILITY",
            "does not know CAPABILITY",
            exchange -> exchange.say(TAG + " BAD " + WORD),
            End.WHOLE,
            End.UNREACHABLE,
            End.PROTOCOL),
        at(
            "CAPABILITY",
            "offers to compress and to enable things",
            exchange ->
                exchange.answerSpoilt(
                    text ->
                        text.replace(
                            "IMAP4rev1", "IMAP4rev1 IMAP4rev2 COMPRESS=DEFLATE ENABLE STARTTLS")),
            End.WHOLE),
        that(
            "can do other things after we signed in",
            server ->
                server.onCommand(
                    HostileGreetings::signsIn,
                    exchange -> exchange.say("* CAPABILITY IMAP4rev1 LOGINDISABLED").answer()),
            End.WHOLE),
        signIn("refuses us with an alert full of lies", "NO [ALERT] " + WORD, End.SIGN_IN_REFUSED),
        signIn(
            "refers to another server when we sign in",
            "NO [REFERRAL imap://owner;AUTH=*@evil.example/] " + WORD,
            End.SIGN_IN_REFUSED),
        signIn("does not understand the sign-in", "BAD " + WORD, End.SIGN_IN_REFUSED),
        that(
            "says BYE when we sign in",
            server ->
                server.onCommand(
                    HostileGreetings::signsIn, exchange -> exchange.say("* BYE " + WORD).cut()),
            End.UNREACHABLE,
            End.CUT),
        that(
            "refers to another server by a BYE when we sign in",
            server ->
                server.onCommand(
                    HostileGreetings::signsIn,
                    exchange -> exchange.say("* BYE [REFERRAL imap://evil.example/]").cut()),
            End.UNREACHABLE,
            End.CUT),
        slow(
            "answers the sign-in with another tag",
            server ->
                server.onCommand(
                    HostileGreetings::signsIn, exchange -> exchange.say("zz OK " + WORD)),
            End.UNREACHABLE,
            End.CUT,
            End.PROTOCOL),
        slow(
            "falls silent when we sign in",
            server -> server.onCommand(HostileGreetings::signsIn, FakeExchange::stall),
            End.UNREACHABLE,
            End.CUT),
        that(
            "asks for the credential again and again",
            server ->
                server.onCommand(
                    HostileGreetings::signsIn,
                    exchange -> exchange.repeat("+ \r\n", 8L << 20).cut()),
            End.UNREACHABLE,
            End.CUT,
            End.PROTOCOL,
            End.SIGN_IN_REFUSED),
        slowAt(
            "CAPABILITY",
            "falls silent when it is asked what it can do",
            FakeExchange::stall,
            End.UNREACHABLE,
            End.CUT),
        at(
            "ID",
            "does not want to know who we are",
            exchange -> exchange.say(TAG + " NO " + WORD),
            End.WHOLE),
        at(
            "ID",
            "says BYE when we say who we are",
            exchange -> exchange.say("* BYE").cut(),
            End.CUT),
        slowAt("ID", "falls silent when we say who we are", FakeExchange::stall, End.CUT),
        at(
            "ID",
            "has a name of a hundred thousand words",
            exchange -> {
              exchange.sayOctets("* ID (").repeat("\"a\" \"b\" ", 800_000);
              exchange.say("\"c\" NIL)").answer();
            },
            End.GAP,
            End.WHOLE,
            End.PROTOCOL,
            End.CUT));
  }

  private static boolean signsIn(String command) {
    return command.startsWith("LOGIN") || command.startsWith("AUTHENTICATE");
  }

  private static HostileCase greets(String sentence, String... lines) {
    return that(
        sentence,
        server -> server.onGreeting(exchange -> exchange.say(lines).cut()),
        End.UNREACHABLE);
  }

  private static HostileCase signIn(String sentence, String answer, End end) {
    return that(
        sentence,
        server ->
            server.onCommand(
                HostileGreetings::signsIn, exchange -> exchange.say(TAG + " " + answer)),
        end);
  }
}
