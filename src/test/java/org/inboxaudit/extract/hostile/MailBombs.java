package org.inboxaudit.extract.hostile;

import static org.inboxaudit.extract.hostile.Bytes.ascii;
import static org.inboxaudit.extract.hostile.Bytes.repeat;
import static org.inboxaudit.extract.hostile.Inputs.encoded;
import static org.inboxaudit.extract.hostile.Inputs.file;
import static org.inboxaudit.extract.hostile.Inputs.letter;
import static org.inboxaudit.extract.hostile.Inputs.report;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// Messages: each as a letter of the mailbox and as a file that hangs on one.
final class MailBombs {
  private static final String HEAD = "From: no-reply@accounts.google.com\r\nMIME-Version: 1.0\r\n";

  private MailBombs() {}

  private interface Source {
    byte[] bytes();
  }

  static List<Bomb> all() {
    List<Bomb> bombs = new ArrayList<>();
    both(bombs, "multipart a thousand deep", () -> multiparts(1_000));
    both(bombs, "message in message, 300 deep", () -> messages(300));
    both(bombs, "100,000 empty parts", MailBombs::manyParts);
    both(bombs, "a million lines", () -> ascii(HEAD + "\r\n" + "a\r\n".repeat(1_000_000)));
    both(bombs, "a header of ten megabytes", () -> ascii("Subject: " + "a".repeat(10 << 20)));
    both(bombs, "100,000 header fields", () -> repeat("Received: from a by b;\r\n", 100_000));
    both(bombs, "a field folded 300,000 times", () -> ascii("To: a" + "\r\n b".repeat(300_000)));
    both(bombs, "100,000 continuations (RFC 2231)", MailBombs::continuations);
    both(bombs, "50,000 encoded words", MailBombs::encodedWords);
    both(bombs, "nested comments", () -> ascii("From: " + "(".repeat(200_000) + "\r\n\r\na"));
    both(bombs, "100,000 addresses", () -> ascii("From: " + "<a@b.c>,".repeat(100_000)));
    both(bombs, "20,000 authentication results", MailBombs::results);
    both(bombs, "a boundary of a megabyte", MailBombs::boundary);
    both(bombs, "quoted-printable of soft breaks", MailBombs::softBreaks);
    both(bombs, "an unknown character set", MailBombs::charset);
    both(bombs, "100,000 fields about its content", MailBombs::contentFields);
    both(bombs, "multipart in multipart, each encoded", MailBombs::encodedMultiparts);
    both(bombs, "BinHex of runs", MailBombs::runs);
    both(bombs, "html letter of a million tags", MailBombs::html);
    bombs.add(new Bomb("mailbox of 100,000 messages", () -> file("a.mbox", mbox())));
    bombs.add(
        new Bomb(
            "base64 of nothing", () -> encoded("a.pdf", "application/pdf", "base64", nothing())));
    bombs.add(
        new Bomb(
            "uuencode of nothing", () -> encoded("a.doc", "text/plain", "x-uuencode", nothing())));
    bombs.add(new Bomb("report about 100,000 recipients", () -> report(recipients())));
    return bombs;
  }

  private static void both(List<Bomb> bombs, String name, Source source) {
    bombs.add(new Bomb("letter: " + name, () -> letter(source.bytes())));
    bombs.add(new Bomb("file: " + name, () -> file("a.eml", "message/rfc822", source.bytes())));
  }

  private static byte[] multiparts(int depth) {
    StringBuilder text = new StringBuilder(HEAD);
    for (int i = 0; i < depth; i++) {
      text.append("Content-Type: multipart/mixed; boundary=b").append(i);
      text.append("\r\n\r\n--b").append(i).append("\r\n");
    }
    return ascii(text + "\r\nend");
  }

  private static byte[] messages(int depth) {
    return ascii(
        (HEAD + "Content-Type: message/rfc822; name=a.eml\r\n\r\n").repeat(depth) + "\r\nend");
  }

  private static byte[] manyParts() {
    return ascii(
        HEAD
            + "Content-Type: multipart/mixed; boundary=b\r\n\r\n"
            + "--b\r\nContent-Disposition: attachment\r\n\r\na\r\n".repeat(30_000)
            + "--b\r\n\r\n".repeat(70_000));
  }

  private static byte[] continuations() {
    StringBuilder text = new StringBuilder(HEAD + "Content-Type: text/html; name*0*=utf-8''a");
    for (int i = 1; i < 100_000; i++) {
      text.append(";\r\n name*").append(i).append("*=%41");
    }
    return ascii(text + "\r\n\r\na");
  }

  private static byte[] contentFields() {
    return ascii(HEAD + "Content-Type: a/b; name=a\r\n".repeat(100_000) + "\r\na");
  }

  private static byte[] encodedMultiparts() {
    String head = "Content-Type: multipart/mixed; boundary=b\r\nContent-Transfer-Encoding: base64";
    byte[] inner = ascii("--b\r\n\r\na\r\n".repeat(20_000));
    for (int i = 0; i < 8; i++) {
      String encoded = Base64.getMimeEncoder().encodeToString(inner);
      inner = ascii("--b\r\n" + head + "\r\n\r\n" + encoded);
    }
    return ascii(HEAD + head + "\r\n\r\n" + Base64.getMimeEncoder().encodeToString(inner));
  }

  /// RFC 1741: a letter, and that it stands there 255 times.
  private static byte[] runs() {
    return ascii(
        HEAD
            + "\r\n(This file must be converted with BinHex 4.0)\r\n\r\n:"
            + "rp$rrJh!".repeat(100_000)
            + ":\r\n");
  }

  private static byte[] encodedWords() {
    return ascii(
        HEAD
            + "Content-Disposition: attachment; filename=\""
            + "=?UTF-8?B?YQ==?= ".repeat(50_000)
            + "\"\r\nSubject:"
            + " =?x-none?Q?=ff=?=\r\n".repeat(20_000)
            + "\r\na");
  }

  private static byte[] results() {
    return ascii(
        "Authentication-Results: mx.example.org"
            + "; dkim=pass (((x) header.d=example.org".repeat(20_000)
            + "\r\n"
            + HEAD
            + "\r\na");
  }

  private static byte[] boundary() {
    String boundary = "b".repeat(1_000_000);
    return ascii(
        HEAD + "Content-Type: multipart/mixed; boundary=" + boundary + "\r\n\r\n--" + boundary);
  }

  private static byte[] softBreaks() {
    return ascii(
        HEAD
            + "Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
            + "=\r\n".repeat(400_000));
  }

  private static byte[] charset() {
    return ascii(
        HEAD + "Content-Type: text/html; charset=" + "x".repeat(30_000) + "\r\n\r\n<a href=x>");
  }

  private static byte[] html() {
    return ascii(HEAD + "Content-Type: text/html\r\n\r\n" + "<div><a href=x>".repeat(70_000));
  }

  private static byte[] mbox() {
    return repeat("From a@example.org\nSubject: a\n\na\n\n", 100_000);
  }

  private static byte[] nothing() {
    return repeat("=\r\n ", 300_000);
  }

  private static byte[] recipients() {
    return ascii(
        HEAD
            + "Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n"
            + "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; a\r\n\r\n"
            + "Final-Recipient: rfc822; a@example.org\r\nAction: failed\r\n\r\n".repeat(100_000));
  }
}
