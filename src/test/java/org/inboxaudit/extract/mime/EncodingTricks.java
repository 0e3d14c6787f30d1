package org.inboxaudit.extract.mime;

import static org.inboxaudit.extract.mime.Tricks.CONTENT;
import static org.inboxaudit.extract.mime.Tricks.ENCODED;
import static org.inboxaudit.extract.mime.Tricks.FILE;
import static org.inboxaudit.extract.mime.Tricks.NAMED;
import static org.inboxaudit.extract.mime.Tricks.base64;

import java.util.Map;

/// Encodings that are misspelt, doubled, unusual or undone in more than one way (RFC 2045 §6).
final class EncodingTricks {
  private static final String CTE = "Content-Transfer-Encoding: ";
  private static final String UU = "begin 644 a.js\n/5U-C<FEP=\"Y1=6ET*\"D[\n`\nend\n";

  private EncodingTricks() {}

  static Map<String, byte[]> all() {
    Tricks tricks = new Tricks();
    fields(tricks);
    base64s(tricks);
    others(tricks);
    texts(tricks);
    return tricks.all();
  }

  private static void fields(Tricks tricks) {
    tricks
        .encoded("quoted", CTE + "\"base64\"", ENCODED)
        .encoded("with a comment", CTE + "(7bit) base64", ENCODED)
        .encoded("a comment within", CTE + "base(x)64", ENCODED)
        .encoded("with a semicolon", CTE + "base64;", ENCODED)
        .encoded("with a parameter", CTE + "base64; x=7bit", ENCODED)
        .encoded("with a hyphen", CTE + "base-64", ENCODED)
        .encoded("with an x", CTE + "x-base64", ENCODED)
        .encoded("with a blank in it", CTE + "base 64", ENCODED)
        .encoded("in capitals", CTE + "BaSe64", ENCODED)
        .encoded("as an encoded word", CTE + "=?us-ascii?Q?base64?=", ENCODED)
        .encoded("folded", CTE + "\n base64", ENCODED)
        .encoded("folded within", CTE + "base\n 64", ENCODED)
        .encoded("twice, the first", CTE + "base64\n" + CTE + "7bit", ENCODED)
        .encoded("twice, the last", CTE + "7bit\n" + CTE + "base64", ENCODED)
        .encoded("both in one field", CTE + "7bit, base64", ENCODED)
        .encoded("another in one field", CTE + "quoted-printable base64", ENCODED)
        .encoded("missing", "X-B: 1", "V1NjcmlwdC5RdWl0KCk7".repeat(4))
        .encoded("empty", CTE, "V1NjcmlwdC5RdWl0KCk7".repeat(4))
        .encoded("says that it is quoted", CTE + "quoted-printable", CONTENT)
        .encoded("a blank before the colon", "Content-Transfer-Encoding : base64", ENCODED)
        .encoded("a tab before the colon", "Content-Transfer-Encoding\t: base64", ENCODED)
        .encoded("a zero octet in its name", "Content-Transfer\0-Encoding: base64", ENCODED)
        .encoded("a zero octet in its value", CTE + "base\00064", ENCODED)
        .encoded("no blank behind the colon", "content-transfer-encoding:base64", ENCODED)
        .encoded("its name folded", "Content-Transfer-\n Encoding: base64", ENCODED)
        .encoded("plain", CTE + "7bit", CONTENT)
        .encoded("plain by a strange word", CTE + "8-bit", CONTENT)
        .encoded("unencoded", CTE + "unencoded", CONTENT)
        .encoded("none", CTE + "none", CONTENT);
  }

  private static void base64s(Tricks tricks) {
    String field = CTE + "base64";
    String half = ENCODED.substring(0, 8);
    String rest = ENCODED.substring(8);
    tricks
        .encoded("a letter a line", field, String.join("\n", ENCODED.split("")))
        .encoded("blanks within", field, String.join(" ", ENCODED.split("")))
        .encoded("signs within", field, half + "!#$%&*.,:;<>" + rest)
        .encoded("octets beyond ASCII within", field, half + "\u00e4\u00ff" + rest)
        .encoded("zero octets within", field, half + "\0\0" + rest)
        .encoded("an empty line within", field, half + "\n\n" + rest)
        .encoded("an end in the middle", field, base64("WScript.") + rest(8))
        .encoded("two ends in the middle", field, base64("WScript") + "====" + rest(7))
        .encoded("an equals sign a line", field, half + "=\n" + rest)
        .encoded("dots before lines", field, half + "\n." + rest)
        .encoded("junk behind the end", field, ENCODED + "==\nthis is no base64 at all")
        .encoded("junk before the first", field, "!!!\n" + ENCODED)
        .encoded("no padding", field, base64(CONTENT + "\n").replace("=", ""))
        .encoded("too much padding", field, ENCODED + "=".repeat(60))
        .encoded("one line of four thousand", field, base64(CONTENT + " ".repeat(3000)).strip())
        .encoded("letters of addresses", field, base64(CONTENT + "~~~???").replace('/', '_'))
        .encoded("a comment of markup within", field, half + "<!-- -->".substring(0, 4) + rest)
        .encoded("a whole part quoted inside", field, ENCODED + "\n\nregards");
  }

  private static String rest(int from) {
    return base64(CONTENT.substring(from));
  }

  private static void others(Tricks tricks) {
    tricks
        .encoded("quoted, small digits", CTE + "quoted-printable", "=57=53cript.Quit=28=29=3b")
        .encoded("quoted, all of it", CTE + "quoted-printable", quoted())
        .encoded("quoted, soft ends", CTE + "quoted-printable", "WScr=  \nipt.Q=\t\nuit();")
        .encoded("quoted and left alone", CTE + "quoted-printable", "WScript.Quit();=ZZ=")
        .encoded("quoted by another word", CTE + "quotedprintable", quoted())
        .encoded("quoted by another sign", CTE + "quoted_printable", quoted())
        .encoded("quoted by Q", CTE + "Q", quoted())
        .encoded("base64 by B", CTE + "B", ENCODED)
        .encoded("uuencode", CTE + "x-uuencode", UU)
        .encoded("uuencode by another name", CTE + "uuencode", UU)
        .encoded("uuencode by a third", CTE + "x-uue", UU)
        .encoded("uuencode, not said", CTE + "7bit", UU)
        .encoded("yEnc", CTE + "x-yencode", yenc(""))
        .encoded("yEnc, not said", CTE + "8bit", yenc(""))
        .encoded("both, one in the other", CTE + "base64", base64(UU))
        .part(
            "message inside in base64",
            "Content-Type: message/rfc822\n"
                + CTE
                + "base64\n\n"
                + base64(("Subject: y\n" + FILE).replace("\n", "\r\n"))
                + "\n");
  }

  private static String quoted() {
    StringBuilder quoted = new StringBuilder();
    CONTENT.chars().forEach(c -> quoted.append("=%02X".formatted(c)));
    return quoted.toString();
  }

  private static String yenc(String part) {
    StringBuilder lines = new StringBuilder("=ybegin " + part + "line=128 size=15 name=a.js\n");
    if (!part.isEmpty()) {
      lines.append("=ypart begin=1 end=15\n");
    }
    CONTENT.chars().forEach(c -> lines.append((char) ((c + 42) & 255)));
    return lines + "\n=yend size=15\n";
  }

  private static void texts(Tricks tricks) {
    String text = "Content-Type: text/plain\n\nhello\n";
    tricks
        .add("uuencode in a text", text + UU)
        .add("with four digits", text + UU.replace("644", "0644"))
        .add("with blanks", text + UU.replace("644 a", "644   a"))
        .add("with its name in quotes", text + UU.replace("a.js", "\"a.js\""))
        .add("without an end", text + UU.replace("`\nend\n", ""))
        .add("behind ten thousand lines", text + "x\n".repeat(10_000) + UU)
        .add("in a page", text.replace("plain", "html") + "<pre>\n" + UU)
        .add(
            "in lines of base64",
            text
                + UU.replaceAll("(?s)644.*", "").replace("begin", "begin-base64")
                + "644 a.js\n"
                + ENCODED
                + "\n====\n")
        .add("yEnc in a text", text + yenc(""))
        .add("yEnc in pieces", text + yenc("part=1 total=1 "))
        .add(
            "in a text of base64",
            text.replace("\n\nhello", "\n" + CTE + "base64\n\n") + base64(UU))
        .part("in the second text", "Content-Type: text/plain\n\n" + UU)
        .multipart("behind the last boundary", "; boundary=bound", Tricks.parts("\nx\n") + UU)
        .multipart("before the first boundary", "; boundary=bound", UU + Tricks.parts("\nx\n"))
        .add("in a message without a type", "\n" + UU)
        .add("in a message that is the file", NAMED + CTE + "base64\n\n" + ENCODED);
  }
}
