package org.inboxaudit.extract.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.inboxaudit.extract.mime.Tricks.CONTENT;
import static org.inboxaudit.extract.mime.Tricks.FILE;
import static org.inboxaudit.extract.mime.Tricks.LATE;
import static org.inboxaudit.extract.mime.Tricks.TEXT;
import static org.inboxaudit.extract.mime.Tricks.base64;
import static org.inboxaudit.extract.mime.Tricks.parts;

import java.util.Map;

/// Parts in multiparts of every sort, in messages, and where the header of the message is not as it
/// should be (RFC 2046).
final class StructureTricks {
  private static final String B = "; boundary=bound";

  private StructureTricks() {}

  static Map<String, byte[]> all() {
    Tricks tricks = new Tricks();
    for (String kind :
        new String[] {
          "alternative", "related", "parallel", "digest", "report", "form-data",
          "x-mixed-replace", "byteranges", "signed", "encrypted", "voice-message", "header-set",
          "nothing-known", ""
        }) {
      tricks.add(
          "multipart/" + kind,
          "MIME-Version: 1.0\nContent-Type: multipart/" + kind + B + "\n\n" + parts(LATE));
    }
    types(tricks);
    headers(tricks);
    messages(tricks);
    apple(tricks);
    return tricks.all();
  }

  private static void types(Tricks tricks) {
    for (String type :
        new String[] {
          "multipart",
          "multipart-mixed",
          "MULTIPART/MiXeD",
          "multipart / mixed",
          "multi(c)part/mixed",
          "\"multipart/mixed\"",
          "x-multipart/mixed",
          "text/plain",
          "application/octet-stream",
          "message/rfc822",
          "=?utf-8?Q?multipart/mixed?=",
          "multipart/mixed(",
          "",
          ";"
        }) {
      tricks.add("type " + type, "Content-Type: " + type + B + "\n\n" + parts(LATE));
    }
  }

  private static void headers(Tricks tricks) {
    String type = "Content-Type: multipart/mixed" + B + "\n";
    tricks
        .add("no version", type + "\n" + parts(LATE))
        .add("another version", "MIME-Version: 2.0\n" + type + "\n" + parts(LATE))
        .add("version in comments", "MIME-Version: (x)1(y).(z)0\n" + type + "\n" + parts(LATE))
        .add("two versions", "MIME-Version: 1.0\nMIME-Version: none\n" + type + "\n" + parts(LATE))
        .add("a line that is none", "no field here\n" + type + "\n" + parts(LATE))
        .add("a line of a mailbox", "From x@example.org Mon Mar 1\n" + type + "\n" + parts(LATE))
        .add("a zero octet before", "\0" + type + "\n" + parts(LATE))
        .add("its name folded", type.replace("-Type", "-\n Type") + "\n" + parts(LATE))
        .add("a blank before", "X-A: 1\n " + type + "\n" + parts(FILE))
        .add("behind an empty line", "\n" + type + "\n" + parts(FILE))
        .add("a line of blanks before", "X-A: 1\n   \n" + type + "\n" + parts(LATE))
        .add("in a field with an x", "X-" + type + "\n" + parts(FILE))
        .add("very long", "X-A: " + "y".repeat(1 << 18) + "\n" + type + "\n" + parts(LATE))
        .add("behind two thousand fields", "X-A: 1\n".repeat(2_000) + type + "\n" + parts(LATE))
        .add("none", "\n" + parts(FILE))
        .add("form feeds", type + "\f\n" + parts(FILE))
        .add(
            "two types, the second counts",
            "Content-Type: text/plain\n" + type + "\n" + parts(LATE))
        .add("two types, the first counts", type + "Content-Type: text/plain\n\n" + parts(LATE))
        .add(
            "a type within a comment",
            "Content-Type: (text/plain) multipart/mixed" + B + "\n\n" + parts(LATE))
        .add("encoded and not", type + "Content-Transfer-Encoding: base64\n\n" + parts(LATE))
        .add(
            "encoded twice",
            type
                + "Content-Transfer-Encoding: base64\nContent-Transfer-Encoding: base64\n\n"
                + base64(parts(LATE).replace("\n", "\r\n")))
        .add("attached", type + "Content-Disposition: attachment; filename=x.txt\n\n" + parts(LATE))
        .add("named", "Content-Type: multipart/mixed; name=x.txt" + B + "\n\n" + parts(LATE));
  }

  private static void messages(Tricks tricks) {
    String inner = "Subject: y\nContent-Type: multipart/mixed; boundary=inner\n\n--inner\n" + LATE;
    tricks
        .part("message", "Content-Type: message/rfc822\n\n" + inner + "--inner--\n")
        .part("message with a name", "Content-Type: message/rfc822; name=x.txt\n\n" + inner)
        .part("message of many tongues", "Content-Type: message/global\n\n" + inner)
        .part("message as a type of its own", "Content-Type: message/x-y\n\n" + inner)
        .part("message of news", "Content-Type: message/news\n\n" + inner)
        .part("part of a message", "Content-Type: message/partial; number=1; total=1\n\n" + inner)
        .part("message in quotes", message("quoted-printable", inner.replace("=", "=3D")))
        .part("message that is encoded", message("base64", base64(inner)) + "\n")
        .part("message that is the file", "Content-Type: message/rfc822\n\nSubject: y\n" + FILE)
        .add("message alone", "Content-Type: message/rfc822\n\n" + inner)
        .add("message in messages", "Content-Type: message/rfc822\n\n".repeat(9) + inner)
        .add(
            "message sent back",
            "\nUndelivered:\n\n--- original ---\nSubject: y\n\n--inner\n" + FILE)
        .part("empty message", "Content-Type: message/rfc822\n\n\n" + FILE)
        .part(
            "from another place",
            "Content-Type: message/external-body; access-type=URL; URL=\"http://192.0.2.1/a.js\"\n\n"
                + Tricks.NAMED
                + '\n');
  }

  private static String message(String encoding, String body) {
    return "Content-Type: message/rfc822\nContent-Transfer-Encoding: " + encoding + "\n\n" + body;
  }

  private static void apple(Tricks tricks) {
    String single =
        new String(new byte[] {0, 5, 22, 0, 0, 2, 0, 0}, ISO_8859_1)
            + "\0".repeat(16)
            + "\0\2\0\0\0\3\0\0\0\62\0\0\0\4\0\0\0\1\0\0\0\66\0\0\0\17a.js"
            + CONTENT;
    tricks
        .part(
            "of two halves",
            "Content-Type: multipart/appledouble; boundary=d\n\n--d\n"
                + TEXT
                + "--d\n"
                + LATE
                + "--d--\n")
        .part(
            "wrapped by a Mac",
            "Content-Type: application/applefile\nContent-Transfer-Encoding: base64\n\n"
                + base64(single)
                + "\n")
        .part("text beside", TEXT + "--bound\n" + LATE);
  }
}
