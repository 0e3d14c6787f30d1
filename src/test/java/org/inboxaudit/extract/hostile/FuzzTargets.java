package org.inboxaudit.extract.hostile;

import static org.inboxaudit.extract.hostile.Bytes.ascii;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.inboxaudit.evidence.Attachment;
import org.inboxaudit.evidence.SourceId;
import org.inboxaudit.extract.ExtractLimits;
import org.inboxaudit.extract.Extractor.Extracted;
import org.inboxaudit.extract.Raw;
import org.inboxaudit.extract.attachment.AttachmentReader;
import org.inboxaudit.extract.attachment.DangerousShapes;
import org.inboxaudit.extract.attachment.SampleContainers;
import org.inboxaudit.extract.attachment.SampleFiles;
import org.inboxaudit.extract.attachment.SecondReading;
import org.inboxaudit.extract.delivery.DeliveryStatusReader;
import org.inboxaudit.extract.log.LogExcerptReader;
import org.inboxaudit.extract.log.LogText;
import org.inboxaudit.extract.log.ServerLog;
import org.inboxaudit.extract.message.MessageBodyReader;
import org.inboxaudit.extract.mime.PartHeader;
import org.inboxaudit.extract.notice.NoticeReader;
import org.inboxaudit.extract.notice.NoticeTargets;
import org.inboxaudit.extract.process.Frames;
import org.inboxaudit.extract.rules.RulesFileReader;
import org.inboxaudit.extract.sieve.SieveReader;
import org.inboxaudit.source.imap.ImapTargets;

/// Everything that reads hostile bytes, as a fuzzer calls it: it may refuse, but never throw.
final class FuzzTargets {

  /// Small, so that a find is something about the reading and not about the size.
  private static final ExtractLimits LIMITS =
      new ExtractLimits(1 << 20, 4 << 20, 50, 4, 100, Duration.ofSeconds(5));

  private static final byte[] LETTER =
      lines(
          """
          From: Google <no-reply@accounts.google.com>
          Subject: =?utf-8?Q?Security_alert?=
          Authentication-Results: mx.example.org; dkim=pass header.d=google.com
          MIME-Version: 1.0
          Content-Type: multipart/alternative; boundary=b

          --b
          Content-Type: text/html; charset=utf-8
          Content-Transfer-Encoding: quoted-printable

          <p>New sign-in <a href=3D"https://example.org">here</a></p>
          --b--
          """);

  private FuzzTargets() {}

  /// Something to fuzz.
  ///
  /// @param seeds what it is meant to read, for the fuzzer to begin with
  record Target(String name, Consumer<byte[]> reader, List<byte[]> seeds) {}

  static List<Target> all() {
    return List.of(
        new Target("any", file("a.bin"), List.of(SampleFiles.program(), SampleFiles.plainText())),
        new Target(
            "mime",
            file("a.eml"),
            List.of(
                SampleContainers.message("a.exe", SampleFiles.program()),
                SampleContainers.forward(SampleContainers.message("a.zip", new byte[9])))),
        new Target(
            "rtf",
            file("a.rtf"),
            List.of(
                SampleFiles.rtfWithEquationObject(), SampleFiles.rtfWithHiddenEquationObject())),
        new Target(
            "ole",
            file("a.doc"),
            List.of(
                SampleFiles.oldMacroDocument(),
                SampleFiles.macroSheetWorkbook(),
                SampleFiles.documentHolding("a.exe", SampleFiles.program()),
                SampleContainers.outlookMessage("a.txt", new byte[9]))),
        new Target(
            "wrapped",
            file("a.p7m"),
            List.of(
                new Bytes()
                    .hex("3080 06092a864886f70d010702 a080 3080 020101 3100 3080")
                    .hex("06092a864886f70d010701 a080 2480 0403 612e62 0000 0000 0000")
                    .hex("0000 0000 0000")
                    .done(),
                new Bytes()
                    .hex("00051600 00020000")
                    .zeros(16)
                    .hex("0001 00000001")
                    .zeros(40)
                    .done(),
                ascii("(This file must be converted with BinHex 4.0)\n\n:\"'%ZDR-!9%9B9(4dH(3:"))),
        new Target("rare", file("a.bin"), DangerousShapes.ofRareReaders()),
        new Target("lnk", file("a.lnk"), List.of(SampleFiles.shortcut())),
        new Target(
            "zip",
            file("a.zip"),
            List.of(
                SampleContainers.zip("a.txt", new byte[99]),
                SampleContainers.lockedZip("a.txt", new byte[9]))),
        new Target(
            "document",
            file("a.docx"),
            List.of(
                SampleFiles.macroDocument(),
                SampleFiles.templateDocument("https://example.org/a"))),
        new Target(
            "archive",
            file("a.7z"),
            List.of(
                SampleContainers.sevenZip("a.txt", new byte[99]),
                SampleContainers.tarGz("a.txt", new byte[99]))),
        new Target("pdf", file("a.pdf"), List.of(SampleFiles.plainPdf())),
        new Target(
            "html",
            file("a.html"),
            List.of(
                ascii("<html><script>x=atob('TVo=')</script><a download='a.exe' href='data:,a'>"),
                ascii("<svg xmlns='http://www.w3.org/2000/svg'><script>a</script></svg>"))),
        new Target("image", file("a.iso"), List.of(SampleFiles.diskImage(), ImageBombs.small())),
        new Target("letter", FuzzTargets::letter, List.of(LETTER)),
        new Target(
            "text",
            FuzzTargets::text,
            List.of(
                ascii("Your mailbox is full: <a href=3D'https://example.org/a'>sign in</a>"),
                ascii("<form action=3D'http://192.0.2.1/'><input type=3Dpassword><img src=3Da>"))),
        new Target(
            "second",
            FuzzTargets::second,
            List.of(LETTER, SampleContainers.message("a.exe", SampleFiles.program()))),
        new Target(
            "part",
            bytes -> PartHeader.saysElse(bytes, "a.pdf"),
            List.of(
                lines(
                    """
                    Content-Type: application/pdf; name="=?utf-8?Q?a.pdf?="
                    Content-Disposition: attachment; filename*0*=utf-8''a; filename*1=.pdf

                    """))),
        new Target("headers", NoticeTargets::header, List.of(LETTER)),
        new Target(
            "results",
            NoticeTargets::results,
            List.of(
                ascii("mx.example.org 1; dkim=pass (2048) header.d=a.b header.s=\"c\"; spf=none"))),
        new Target(
            "report",
            FuzzTargets::report,
            List.of(
                ascii(
                    "Content-Type: multipart/report; report-type=delivery-status;"
                        + " boundary=b\r\n\r\n"
                        + "--b\r\n"
                        + "Content-Type: message/delivery-status\r\n\r\n"
                        + "Reporting-MTA: dns; a\r\n\r\n"
                        + "Final-Recipient: rfc822; a@b.c\r\n"
                        + "Action: failed\r\n"
                        + "Status: 5.1.1\r\n\r\n"
                        + "--b--"))),
        new Target(
            "sieve",
            FuzzTargets::sieve,
            List.of(
                ascii(
                    "require [\"fileinto\",\"variables\",\"vacation\"]; set \"a\" \"b${a}\";"
                        + "if anyof (header :contains \"from\" \"x\", not size :over 1K)"
                        + " { fileinto \"A\"; stop; } else { redirect :copy \"a@b.c\"; keep; }"))),
        new Target(
            "rules",
            FuzzTargets::rules,
            List.of(
                ascii(
                    "<feed xmlns:apps='http://schemas.google.com/apps/2006'><entry>"
                        + "<apps:property name='from' value='a OR (b c)'/>"
                        + "<apps:property name='forwardTo' value='a@b.c'/></entry></feed>"),
                ascii(
                    "{\"value\":[{\"displayName\":\"a\",\"isEnabled\":true,\"actions\":{\"delete\":true}}]}"),
                ascii("[{\"Name\":\"a\",\"ForwardTo\":[\"a@b.c\"]}]"))),
        new Target(
            "structure",
            ImapTargets::structure,
            List.of(
                ascii(
                    "((\"TEXT\" \"PLAIN\" (\"CHARSET\" \"utf-8\") NIL NIL \"7BIT\" 12 1 NIL NIL)"
                        + "(\"application\" \"pdf\" (\"name*0\" \"a\") NIL NIL \"base64\" 800 NIL"
                        + " (\"attachment\" (\"filename\" {3}\r\na.b))) \"mixed\")"))),
        new Target(
            "gate",
            ImapTargets::gate,
            List.of(
                lines(
                    """
                    a1 LOGIN "a" {3}
                    abc
                    a2 EXAMINE INBOX
                    a3 UID FETCH 1:* (UID FLAGS)
                    """))),
        new Target(
            "log",
            FuzzTargets::log,
            List.of(
                ascii(
                    "Nov 29 18:09:05 mail dovecot: imap-login: Login: user=<a>, method=PLAIN,"
                        + " rip=192.0.2.1, lip=192.0.2.2, mpid=1, TLS, session=<a>\n"),
                ascii(
                    "2026-11-29T18:09:05.123+01:00 mail cyrus/imap[1]: login: h [192.0.2.1] a"
                        + " PLAIN\n"))),
        new Target(
            "excerpt",
            FuzzTargets::excerpt,
            List.of(
                ascii(
                    "Nov 29 18:09:05 mail dovecot: imap-login: Login: user=<a>, method=PLAIN,"
                        + " rip=192.0.2.1, lip=192.0.2.2, mpid=1, TLS, session=<a>\n"
                        + "Nov 29 18:10:05 mail dovecot: imap(a)<1><a>: Disconnected: Logged out"
                        + " in=9 out=5000000 expunged=2\n"))),
        new Target(
            "frames",
            FuzzTargets::frames,
            List.of(
                new Bytes()
                    .b4(50)
                    .text("{\"type\":\"Facts\",\"observations\":[],\"missingKeys\":[]}")
                    .done())));
  }

  /// Lines as they go over a wire.
  private static byte[] lines(String text) {
    return ascii(text.replace("\n", "\r\n"));
  }

  static Target named(String name) {
    return all().stream()
        .filter(target -> target.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no target " + name));
  }

  private static Consumer<byte[]> file(String name) {
    return bytes -> {
      Raw.RawPart asked = Inputs.file(name, bytes);
      Extracted read = AttachmentReader.read(asked, LIMITS);
      if (!(read instanceof Extracted.Facts facts)
          || !(facts.observations().getFirst() instanceof Attachment)
          || facts.observations().stream().filter(Attachment.class::isInstance).count()
              > LIMITS.entries() + 1) {
        throw new AssertionError("no facts, or more than the limits allow");
      }
      answer(read, asked);
    };
  }

  private static void letter(byte[] bytes) {
    Raw.RawMessage asked = (Raw.RawMessage) Inputs.letter(bytes);
    answer(NoticeReader.read(asked, LIMITS), asked);
  }

  private static void text(byte[] bytes) {
    Raw.RawTexts asked = Inputs.texts(bytes);
    answer(MessageBodyReader.read(asked, LIMITS), asked);
  }

  private static void second(byte[] bytes) {
    Raw.RawStructure asked = Inputs.structure(bytes);
    answer(SecondReading.read(asked, LIMITS), asked);
  }

  private static void report(byte[] bytes) {
    Raw.RawReport asked = (Raw.RawReport) Inputs.report(bytes);
    answer(DeliveryStatusReader.read(asked, LIMITS), asked);
  }

  private static void sieve(byte[] bytes) {
    Raw.RawScript asked = (Raw.RawScript) Inputs.script(bytes);
    answer(SieveReader.read(asked, LIMITS), asked);
  }

  private static void rules(byte[] bytes) {
    Raw.RawRules asked = (Raw.RawRules) Inputs.rules(bytes);
    answer(RulesFileReader.read(asked, LIMITS), asked);
  }

  /// What was read can be said, too.
  private static void answer(Extracted read, Raw asked) {
    try {
      Frames.writeAnswer(OutputStream.nullOutputStream(), read, asked);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private static void excerpt(byte[] bytes) {
    Raw.LogPiece piece = new Raw.LogPiece("a", bytes.length, "UTC");
    Instant taken = Instant.parse("2026-12-01T00:00:00Z");
    Raw.RawLog asked =
        new Raw.RawLog(new SourceId("log-file"), List.of(piece, piece), "a", "b.c", taken, bytes);
    answer(LogExcerptReader.read(asked, LIMITS), asked);
  }

  private static void log(byte[] bytes) {
    LogText text = new LogText(new ByteArrayInputStream(bytes));
    ServerLog log = new ServerLog(Instant.EPOCH, ZoneOffset.UTC);
    try {
      for (Optional<String> line = text.next(); line.isPresent(); line = text.next()) {
        log.read(line.get());
      }
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /// Both sides of the line between the service and its parser.
  private static void frames(byte[] bytes) {
    Raw asked = Inputs.file("a", "".getBytes(StandardCharsets.US_ASCII));
    try {
      Frames.readAnswer(new ByteArrayInputStream(bytes), asked);
    } catch (IOException _) {
      // no answer
    }
  }
}
