package org.inboxaudit.source.imap;

import static org.inboxaudit.source.imap.HostileCase.that;

import java.util.ArrayList;
import java.util.List;
import org.inboxaudit.source.imap.HostileCase.End;
import org.inboxaudit.testing.FakeFolder;
import org.inboxaudit.testing.FakeMailServer;

/// An honest server with messages that are not.
final class HostileHeaders {
  private static final int MEGABYTES = 10 << 20;

  private HostileHeaders() {}

  static List<HostileCase> cases() {
    List<HostileCase> cases = new ArrayList<>();
    for (String subject :
        List.of(
            "=?",
            "=?utf-8?",
            "=?utf-8?B?",
            "=?utf-8?B?!!!!?=",
            "=?utf-8?B?7aCA?=",
            "=?utf-16?B?2AA=?=",
            "=?utf-7?Q?+2AA-?=",
            "=?utf-8?Q?=ED=A0=80?=",
            "=?utf-8?Q?=?=",
            "=?utf-8?Q?=00=00?=",
            "=?x-no-such-charset?Q?abc?=",
            "=??Q?abc?=",
            "=?utf-8?X?abc?=",
            "=?iso-2022-jp?B?GyRC?=",
            "=?utf-8?B?" + "A".repeat(100_000) + "?=",
            "=?utf-8?Q?a?= ".repeat(20_000),
            "\355\240\200",
            "\377\376\0\0",
            "\303")) {
      String name = subject.length() > 40 ? "(" + subject.length() + " octets)" : subject;
      cases.add(
          holds(
              "has a message with the subject " + visible(name),
              "Subject: " + subject + "\n" + rest()));
    }
    cases.addAll(large());
    cases.addAll(odd());
    return cases;
  }

  private static List<HostileCase> large() {
    return List.of(
        holds("has a subject of ten megabytes", "Subject: " + "s".repeat(MEGABYTES) + rest()),
        holds("has a header of ten megabytes", "X-A: b\n".repeat(MEGABYTES / 7) + rest()),
        holds("has a hundred thousand fields", "To: a@example.org\n".repeat(100_000) + rest()),
        holds("has a field of a hundred thousand folds", "To: a" + "\n x".repeat(100_000) + rest()),
        holds(
            "has a message to a hundred thousand people",
            "To: a@example.org" + ",\n a@example.org".repeat(100_000) + rest()),
        holds("has an address in ten thousand brackets", "From: " + "<".repeat(10_000) + rest()),
        holds("has an address in ten thousand comments", "From: " + "(".repeat(10_000) + rest()),
        holds("has an address of ten thousand groups", "To: " + "a:".repeat(10_000) + rest()),
        holds("has an address of ten thousand quotes", "To: " + "\"\\".repeat(10_000) + rest()),
        holds("has a name of a field of a megabyte", "X".repeat(1 << 20) + ": a\n" + rest()),
        holds(
            "has a multipart of a hundred thousand parts",
            "Content-Type: multipart/mixed; boundary=b\n\n" + "--b\n\nx\n".repeat(100_000)),
        holds("has a multipart two thousand deep", nested(2_000)));
  }

  private static String nested(int depth) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < depth; i++) {
      text.append("Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n".formatted(i, i));
    }
    return text.toString();
  }

  private static List<HostileCase> odd() {
    return List.of(
        holds("has a message without a header", "\nwords"),
        holds("has a message of nothing", ""),
        holds("has a message that is one long line", "x".repeat(100_000)),
        holds("has a header without an end", "Subject: x\nFrom: y"),
        holds("has a header without a colon", "Subject\nFrom\n" + rest()),
        holds("has a header that begins with a fold", " folded\n" + rest()),
        holds("has a header of NUL", "\0\0\0: \0\nSubject: \0a\0\n" + rest()),
        holds("has a header of eight bits", "\377\376: \200\nFrom: \374@\374\n" + rest()),
        holds("has a header with CR alone", "Subject: a\rFrom: b\rX: c\n" + rest()),
        holds("has a message of year 99999", "Date: Sun, 1 Mar 99999 10:00:00 +0800\n" + rest()),
        holds("has a message of no time", "Date: now (and (then))\n" + rest()),
        holds("has a message from nobody", "From: <>\nTo: ,,,;:\n" + rest()),
        holds("has a message from an odd place", "From: <a@[1.2.3.4]>, @b:c@d, \"\"@e\n" + rest()),
        holds("has a message id without an end", "Message-ID: <" + "m".repeat(5_000) + "\n\n"),
        holds(
            "has a multipart without a boundary", "Content-Type: multipart/mixed\n\n--\nx\n----\n"),
        holds(
            "has a multipart whose boundary is empty",
            "Content-Type: multipart/mixed; boundary=\"\"\n\n--\nx\n----\n"),
        holds(
            "has a type that is none",
            "Content-Type: ;;;=;/;\nContent-Disposition: ;=\"\n" + rest()),
        holds(
            "has a file whose name is broken",
            "Content-Type: application/pdf; name*0*=utf-8'%ZZ'%; name*x=1; name=\"=?utf-8?B?7aCA?=\n"
                + rest()));
  }

  private static String rest() {
    return "\nMessage-ID: <odd@example.org>\n\nwords\n";
  }

  private static String visible(String text) {
    StringBuilder visible = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= ' ' && c < 0x7f) {
        visible.append(c);
      } else {
        visible.append("\\%03o".formatted((int) c));
      }
    }
    return visible.toString();
  }

  /// The first message of the INBOX is this one.
  private static HostileCase holds(String sentence, String message) {
    byte[] octets = FakeFolder.octets(message);
    return that(sentence, server -> replaceFirst(server, octets), End.WHOLE, End.GAP);
  }

  private static void replaceFirst(FakeMailServer server, byte[] octets) {
    FakeFolder honest = HostileReading.inbox();
    server.clear();
    server.add(FakeFolder.of("INBOX", 3, uid -> uid == 1 ? octets : honest.message(uid)));
  }
}
