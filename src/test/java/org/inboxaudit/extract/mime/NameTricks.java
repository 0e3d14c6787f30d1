package org.inboxaudit.extract.mime;

import static org.inboxaudit.extract.mime.Tricks.BASE64;
import static org.inboxaudit.extract.mime.Tricks.ENCODED;

import java.util.Map;

/// Names that stand where few look, or that read as `a.js` only once something is undone (RFC 2047,
/// 2183, 2231).
final class NameTricks {
  private static final String TYPE = "Content-Type: a/b; ";
  private static final String FILE = "Content-Disposition: attachment; ";

  private NameTricks() {}

  static Map<String, byte[]> all() {
    Tricks tricks = new Tricks();
    values(tricks);
    pieces(tricks);
    words(tricks);
    fields(tricks);
    places(tricks);
    return tricks.all();
  }

  private static void values(Tricks tricks) {
    tricks
        .header("two in one field", FILE + "filename=a.txt; filename=a.js")
        .header("two fields", FILE + "filename=a.txt\n" + FILE + "filename=a.js")
        .header("dots at the end", FILE + "filename=\"a.js..\"")
        .header("blanks at the end", FILE + "filename=\"a.js   \"")
        .header("a folder before", FILE + "filename=\"..\\\\..\\\\a.js\"")
        .header("an address before", FILE + "filename=\"file:///c:/a.js\"")
        .header("a zero octet behind", FILE + "filename=\"a.js\0.txt\"")
        .header("a zero octet within", FILE + "filename=\"a.j\0s\"")
        .header("folded within quotes", FILE + "filename=\"a.\n js\"")
        .header("a tab within quotes", FILE + "filename=\"a.\tjs\"")
        .header("escaped letters", FILE + "filename=\"\\a\\.\\j\\s\"")
        .header("escaped outside of quotes", FILE + "filename=a\\.js")
        .header("quotes around a piece", FILE + "filename=a.\"js\"")
        .header("quotes within", FILE + "filename=\"a.\"\"js\"")
        .header("quote left open", FILE + "filename=\"a.js")
        .header("a quote at the end", FILE + "filename=a.js\"")
        .header("typographic quotes", FILE + "filename=\u0093a.js\u0094")
        .header("comment behind", FILE + "filename=a.js (x.txt)")
        .header("comment before", FILE + "filename=(x.txt) a.js")
        .header("comment left open", FILE + "filename=a.js (x.txt")
        .header("blanks around the equals sign", FILE + "filename = a.js")
        .header("equals sign doubled", FILE + "filename==a.js")
        .header("a comma before it", "Content-Disposition: attachment, filename=a.js")
        .header("nothing before it", "Content-Disposition: filename=a.js")
        .header("only it", "Content-Disposition: ; filename=a.js")
        .header("percent signs", FILE + "filename=\"a%2Ejs\"")
        .header("five thousand letters before", FILE + "filename=\"" + "x".repeat(5_000) + "a.js\"")
        .header("ten thousand blanks before", FILE + " ".repeat(10_000) + "filename=a.js")
        .header("a hundred parameters before", FILE + "x=y; ".repeat(300) + "filename=a.js")
        .header(
            "three hundred names before", FILE + "filename=a.txt; ".repeat(300) + "filename=a.js");
  }

  private static void pieces(Tricks tricks) {
    tricks
        .header("a gap", FILE + "filename*0=a; filename*2=.js")
        .header("from one on", FILE + "filename*1=a; filename*2=.js")
        .header("zeros before numbers", FILE + "filename*00=a; filename*01=.js")
        .header("signs before numbers", FILE + "filename*+0=a; filename*+1=.js")
        .header("one star too many", FILE + "filename**0=a; filename**1=.js")
        .header("plain and with percent signs", FILE + "filename*0*=''a; filename*1=.js")
        .header("percent signs first later", FILE + "filename*0=a; filename*1*=%2ejs")
        .header("charset in every piece", FILE + "filename*0*=utf-8''a; filename*1*=utf-8''.js")
        .header("over two fields", FILE + "filename*0=a\n" + FILE + "filename*1=.js")
        .header("over two fields of two kinds", TYPE + "name*0=a\n" + FILE + "filename*1=.js")
        .header("both a whole and pieces", FILE + "filename=a.txt; filename*0=a; filename*1=.js")
        .header("a charset that is none", FILE + "filename*=nothing''a%2Ejs")
        .header("a charset of two octets", FILE + "filename*=utf-16be''%00a%00.%00j%00s")
        .header("quoted with a charset", FILE + "filename*=\"utf-8''a%2Ejs\"")
        .header("one quote only", FILE + "filename*=utf-8'a.js")
        .header("no quotes", FILE + "filename*=a%2Ejs")
        .header("small digits", FILE + "filename*=UTF-8'en'a%2ejs")
        .header("percent signs left open", FILE + "filename*=utf-8''a.js%")
        .header("a word within", FILE + "filename*=utf-8''=?utf-8?Q?a=2Ejs?=")
        .header(
            "a word in each piece",
            FILE + "filename*0=\"=?utf-8?Q?a?=\"; filename*1=\"=?utf-8?Q?.js?=\"")
        .header("blank behind the star", FILE + "filename* =utf-8''a.js")
        .header("too long a number", FILE + "filename*0=a; filename*99999999999=.js");
  }

  private static void words(Tricks tricks) {
    tricks
        .header("one word", FILE + "filename=\"=?utf-8?B?YS5qcw==?=\"")
        .header("small b", FILE + "filename==?UTF-8?b?YS5qcw?=")
        .header(
            "a word for each letter",
            FILE + "filename=\"=?utf-8?Q?a?= =?utf-8?Q?.?= =?utf-8?Q?js?=\"")
        .header("no charset", FILE + "filename=\"=??Q?a=2Ejs?=\"")
        .header("a language", FILE + "filename=\"=?utf-8*en?Q?a=2Ejs?=\"")
        .header("of two octets", FILE + "filename=\"=?utf-16be?B?AGEALgBqAHM=?=\"")
        .header("of seven bits", FILE + "filename=\"=?utf-7?Q?a+AC4-js?=\"")
        .header("cut within the quotes", FILE + "filename=\"=?utf-8?B?YS5q\n cw==?=\"")
        .header("glued to letters", FILE + "filename=a=?utf-8?Q?=2Ejs?=")
        .header("within a word", FILE + "filename=\"=?utf-8?B?PT91dGYtOD9RP2E9MkVqcz89?=\"")
        .header("the field whole", "Content-Type: =?utf-8?Q?a/b;_name=3Da=2Ejs?=")
        .header("no end", FILE + "filename=\"=?utf-8?Q?a=2Ejs\"")
        .header("a mark of byte order", FILE + "filename=\"=?utf-8?Q?=EF=BB=BFa.js?=\"");
  }

  private static void fields(Tricks tricks) {
    tricks
        .header("blank before the colon", "Content-Disposition : attachment; filename=a.js")
        .header("a tab before the colon", "Content-Disposition\t: attachment; filename=a.js")
        .header("no blank behind the colon", "Content-Disposition:attachment;filename=a.js")
        .header("misspelt", "Content-Disposition: attachement; filename=a.js")
        .header("inline", "Content-Disposition: inline; filename=a.js")
        .header("as of a form", "Content-Disposition: form-data; name=x; filename=a.js")
        .header("the name of a form", "Content-Disposition: form-data; name=\"a.js\"")
        .header("a zero octet in its name", "Content-\0Disposition: attachment; filename=a.js")
        .header("its name folded", "Content-\n Disposition: attachment; filename=a.js")
        .header("a line of blanks within", "Content-Disposition: attachment;\n \t \n filename=a.js")
        .header("a line that is no field before", "X-A: 1\nno field at all\n" + TYPE + "name=a.js")
        .header("a line of a mailbox before", ">From x\n" + TYPE + "name=a.js")
        .header("a blank before the first field", " " + TYPE + "name=a.js")
        .header("nothing before the slash", "Content-Type: /b; name=a.js")
        .header("no slash", "Content-Type: file; name=a.js")
        .header("no type", "Content-Type: ; name=a.js")
        .header("a type in quotes", "Content-Type: \"a/b\"; name=a.js")
        .header("a type of text", "Content-Type: text/plain; name=a.js")
        .header("a type of pictures", "Content-Type: image/png; name=a.js")
        .header("two types", "Content-Type: text/plain\n" + TYPE + "name=a.js")
        .header("a field of a thousand lines", FILE + "\n x=y;".repeat(1_000) + "\n filename=a.js")
        .header("behind a thousand fields", "X-A: 1\n".repeat(1_500) + FILE + "filename=a.js")
        .header(
            "behind a field of a megabyte",
            "X-A: " + "y".repeat(1 << 20) + "\n" + FILE + "filename=a.js");
  }

  private static void places(Tricks tricks) {
    String bare = "Content-Type: application/octet-stream\nContent-Disposition: attachment\n";
    tricks
        .header("in its description", bare + "Content-Description: a.js")
        .header("in its place", bare + "Content-Location: a.js")
        .header("in an address of its place", bare + "Content-Location: file:///c:/x/a.js")
        .header("in its number", bare + "Content-ID: <a.js>")
        .header("name in the disposition", FILE + "name=a.js")
        .header("filename in the type", TYPE + "filename=a.js")
        .add("of the message itself", TYPE + "name=a.js\n" + BASE64 + "\n" + ENCODED + "\n")
        .add(
            "of the message itself, as an attachment",
            "Content-Type: text/plain\n"
                + FILE
                + "filename=a.js\n"
                + BASE64
                + "\n"
                + ENCODED
                + "\n");
  }
}
