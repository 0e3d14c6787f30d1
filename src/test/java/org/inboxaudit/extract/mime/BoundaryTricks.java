package org.inboxaudit.extract.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.inboxaudit.extract.mime.Tricks.FILE;
import static org.inboxaudit.extract.mime.Tricks.LATE;
import static org.inboxaudit.extract.mime.Tricks.TEXT;

import java.util.Map;

/// Games with the lines between the parts (RFC 2046 §5.1.1).
final class BoundaryTricks {
  private static final String B = "; boundary=bound";

  private BoundaryTricks() {}

  static Map<String, byte[]> all() {
    Tricks tricks = new Tricks();
    announced(tricks);
    delimited(tricks);
    nested(tricks);
    lineEnds(tricks);
    return tricks.all();
  }

  private static void announced(Tricks tricks) {
    String longest = "x".repeat(300);
    tricks
        .lines("blanks at the end, quoted", "; boundary=\"bound  \"", "--bound")
        .lines("blanks at the end, on the line too", "; boundary=\"bound  \"", "--bound  ")
        .lines("blanks before", "; boundary=\"  bound\"", "--  bound")
        .lines("comment before the value", "; boundary=(x)bound", "--bound")
        .lines("comment in the value", "; boundary=bo(x)und", "--bo(x)und")
        .lines("comment behind", "; boundary=bound(x)", "--bound")
        .lines("nested comments", "; boundary=(a(b)c)bound (d)", "--bound")
        .lines("comment around another", "; (boundary=none;) boundary=bound", "--bound")
        .lines("escaped", "; boundary=\"bo\\und\"", "--bound")
        .lines("escaped and kept", "; boundary=\"bo\\und\"", "--bo\\und")
        .lines("twice, the first", "; boundary=bound; boundary=other", "--bound")
        .lines("twice, the last", "; boundary=other; BOUNDARY=bound", "--bound")
        .lines("with a charset", "; boundary*=us-ascii''bo%75nd", "--bound")
        .lines("with a charset and without", "; boundary=other; boundary*=''bound", "--bound")
        .lines("in two pieces", "; boundary*0=bo; boundary*1=und", "--bound")
        .lines("in pieces, reversed", "; boundary*1=und; boundary*0=bo", "--bound")
        .lines("in pieces with a charset", "; boundary*0*=''b%6f; boundary*1*=und", "--bound")
        .lines("in eleven pieces", "; boundary*10=d" + pieces("boun"), "--bound")
        .lines("as an encoded word", "; boundary=\"=?utf-8?Q?bound?=\"", "--bound")
        .lines("encoded word as it is", "; boundary=\"=?utf-8?Q?b?=\"", "--=?utf-8?Q?b?=")
        .lines("beyond ASCII", "; boundary=\"b\u00f6\u00fcnd\"", "--b\u00f6\u00fcnd")
        .lines("of three hundred letters", "; boundary=" + longest, "--" + longest)
        .lines("cut at seventy", "; boundary=" + longest, "--" + longest.substring(0, 70))
        .lines("of signs", "; boundary=\"'()+_,-./:=?\"", "--'()+_,-./:=?")
        .lines("of one letter", "; boundary=b", "--b")
        .lines("of dashes", "; boundary=\"----\"", "------")
        .lines("empty", "; boundary=\"\"", "--")
        .lines("a semicolon in it", "; boundary=a;b", "--a;b")
        .lines("cut at its semicolon", "; boundary=a;b", "--a")
        .lines("a quote left open", "; boundary=\"bound", "--bound")
        .lines("a quote that closes only", "; boundary=bound\"", "--bound")
        .lines("single quotes kept", "; boundary='bound'", "--'bound'")
        .lines("in angle brackets", "; boundary=<bound>", "--<bound>")
        .lines("blank before the equals sign", "; boundary =bound", "--bound")
        .lines("folded around it", ";\n boundary\n =\n bound", "--bound")
        .lines("two equals signs", "; boundary==bound", "--bound")
        .lines("equals sign kept", "; boundary==bound", "--=bound")
        .lines("no semicolon", " boundary=bound", "--bound")
        .lines("a comma for it", ", boundary=bound", "--bound")
        .lines("many semicolons", ";;;; boundary=bound;;", "--bound")
        .lines("another parameter glued", "; charset=\"x\"boundary=bound", "--bound")
        .lines("in another parameter", "; x=\"; boundary=no\"; boundary=bound", "--bound")
        .lines("tab behind", "; boundary=bound\t", "--bound")
        .lines("name in quotes", "; \"boundary\"=bound", "--bound")
        .lines("zero octet in it", "; boundary=bo\0und", "--bound")
        .lines("zero octet ends it", "; boundary=bound\0x", "--bound")
        .lines("unfolded without a blank", ";\nboundary=bound", "--bound");
  }

  private static String pieces(String letters) {
    StringBuilder pieces = new StringBuilder();
    for (int i = 0; i < 10; i++) {
      String piece = i < letters.length() ? letters.substring(i, i + 1) : "\"\"";
      pieces.append("; boundary*").append(i).append('=').append(piece);
    }
    return pieces.toString();
  }

  private static void delimited(Tricks tricks) {
    String body = "--bound\n" + TEXT;
    tricks
        .multipart("tabs behind the line", B, body + "--bound\t \t\n" + LATE + "--bound--\n")
        .multipart("letters behind the line", B, body + "--boundX\n" + LATE + "--bound--\n")
        .multipart("no end", B, body + "--bound\n" + LATE)
        .multipart("end with junk", B, body + "--bound\n" + LATE + "--bound--junk\n")
        .multipart("behind the end", B, body + "--bound--\n--bound\n" + LATE)
        .multipart("behind the end, unannounced", B, body + "--bound--\n--other\n" + FILE)
        .multipart("before the first", B, "--other\n" + FILE + "--bound\n" + TEXT + "--bound--\n")
        .multipart("end comes first", B, "--bound--\n" + body + "--bound\n" + LATE)
        .multipart("capital letters", B, "--BOUND\n" + TEXT + "--BOUND\n" + LATE + "--BOUND--\n")
        .multipart("an empty part before", B, body + "--bound\n--bound\n" + LATE + "--bound--\n")
        .multipart("an empty line before the header", B, body + "--bound\n\n" + FILE)
        .multipart("three dashes", B, "---bound\n" + TEXT + "---bound\n" + FILE)
        .add(
            "no empty line before the first",
            "Content-Type: multipart/mixed; boundary=bound\n" + Tricks.parts(LATE))
        .add(
            "two types with a boundary each",
            "Content-Type: multipart/mixed; boundary=other\nContent-Type: multipart/mixed"
                + B
                + "\n\n"
                + Tricks.parts(LATE))
        .add(
            "announced in a field of another name",
            "Content-Type: multipart/mixed\nX-Content-Type: x; boundary=bound\n\n"
                + Tricks.parts(FILE));
  }

  private static void nested(Tricks tricks) {
    String inner = "Content-Type: multipart/mixed; boundary=";
    StringBuilder deep = new StringBuilder();
    for (int i = 0; i < 100; i++) {
      deep.append("--b%dx\n%sb%dx\n\n".formatted(i, inner, i + 1));
    }
    tricks
        .multipart(
            "inner boundary goes on where the outer ends",
            B,
            "--bound\n" + inner + "bound2\n\n--bound2\n" + LATE + "--bound2--\n--bound--\n")
        .multipart(
            "outer boundary goes on where the inner ends",
            "; boundary=bound2",
            "--bound2\n" + inner + "bound\n\n--bound\n" + LATE + "--bound--\n--bound2--\n")
        .multipart(
            "the same inside", B, "--bound\n" + inner + "bound\n\n--bound\n" + LATE + "--bound--\n")
        .multipart(
            "inner never ends", B, "--bound\n" + inner + "c\n\n--c\n" + TEXT + "--bound\n" + LATE)
        .multipart(
            "outer ends before the inner",
            B,
            "--bound\n" + inner + "c\n\n--c\n" + TEXT + "--bound--\n--c\n" + LATE + "--c--\n")
        .multipart("a hundred deep", "; boundary=b0x", deep + "--b100x\n" + LATE + "--b100x--\n")
        .multipart(
            "behind four hundred parts", B, ("--bound\n" + TEXT).repeat(400) + "--bound\n" + LATE)
        .multipart(
            "behind six hundred parts", B, ("--bound\n" + TEXT).repeat(600) + "--bound\n" + LATE);
  }

  private static void lineEnds(Tricks tricks) {
    String message =
        "Subject: x\nContent-Type: multipart/mixed; boundary=bound\n\n" + Tricks.parts(LATE);
    tricks
        .raw("line feeds alone", octets(message))
        .raw("carriage returns alone", octets(message.replace('\n', '\r')))
        .raw("two carriage returns each", octets(message.replace("\n", "\r\r\n")))
        .raw("turned around", octets(message.replace("\n", "\n\r")))
        .raw("returns in the header of the part", octets(mixed(message, "\r")))
        .raw("feeds in the header of the part", octets(mixed(message, "\n")))
        .raw(
            "returns around the boundaries",
            octets(message.replace("\n", "\r\n").replace("bound\r\n", "bound\r")))
        .raw("a mark of byte order first", octets("\u00ef\u00bb\u00bf" + message))
        .raw("an empty line first", octets("\r\n" + message.replace("\n", "\r\n")))
        .raw("no end of line last", octets(message.substring(0, message.indexOf("--bound--") - 1)))
        .raw("zero octets between lines", octets(message.replace("\n", "\0\r\n")));
  }

  private static String mixed(String message, String end) {
    int at = message.indexOf("X-A");
    return message.substring(0, at).replace("\n", "\r\n")
        + message.substring(at).replace("\n", end);
  }

  private static byte[] octets(String text) {
    return text.getBytes(ISO_8859_1);
  }
}
