package org.inboxaudit.extract.mime;

import static org.inboxaudit.extract.mime.Tricks.parts;

import java.util.Map;

/// Odd messages that honest programs write.
final class QuietMessages {
  private static final String B = "; boundary=bound";
  private static final String PDF = "Content-Type: application/pdf; name=a.pdf\n";
  private static final String BODY = "\nJVBERi0xLjcKJVBERi0xLjcKJVBERi0xLjcKJVBERi0xLjcK\n";

  private QuietMessages() {}

  static Map<String, byte[]> all() {
    Tricks all = new Tricks();
    String base64 = Tricks.BASE64;
    all.part("ordinary", PDF + base64 + BODY)
        .part(
            "capitals",
            PDF.toUpperCase(java.util.Locale.ROOT).replace("A.PDF", "a.pdf") + base64 + BODY)
        .part(
            "two spellings",
            PDF + "Content-Disposition: attachment; filename*=utf-8''a%2Epdf\n" + base64 + BODY)
        .part(
            "two names",
            PDF + "Content-Disposition: attachment; filename=\"b c.pdf\"\n" + base64 + BODY)
        .part(
            "a list's footer",
            PDF + base64 + BODY + "\n_______\nlist mailing list\nlist@example.org\n")
        .part("percent signs", PDF.replace("a.pdf", "100%25.pdf") + base64 + BODY)
        .part(
            "forwarded",
            "Content-Type: message/rfc822\n\nContent-Type: text/plain\nSubject: y\n\nhello\n")
        .part(
            "forwarded with a type last",
            "Content-Type: message/rfc822\n\nSubject: y\nContent-Type: text/html\n\n<p>\n")
        .part(
            "picture with a place",
            "Content-Type: image/png\nContent-Location: http://example.org/x.js\nContent-ID: <a.js>\n"
                + base64
                + BODY)
        .part(
            "signature",
            "Content-Type: application/pgp-signature; name=signature.asc\n\n-----BEGIN PGP SIGNATURE-----\n\nx\n")
        .multipart("epilogue", B, parts(PDF + base64 + BODY) + "\nThis is the end.\n")
        .multipart(
            "preamble",
            B,
            "This is a multi-part message in MIME format.\n" + parts(PDF + base64 + BODY))
        .add(
            "talk of parts",
            "Content-Type: text/plain\n\nHello\n--\nContent is king\n-- \nhis signature\n")
        .add(
            "talk of types",
            "Content-Type: text/plain\n\nContent types are:\nContent-Type is a field\n")
        .add("quoted reply", "Content-Type: text/plain\n\n> begin 644 a.js\n> it said\n")
        .add("no type", "\nhello\n")
        .add("a line in the header", "X-A: 1\nthis is no field\n\nhello\n")
        .add(
            "eight bits",
            "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8-bit\n\n\u00c3\u00a4\n")
        .add(
            "unknown encoding of a text",
            "Content-Type: text/plain\nContent-Transfer-Encoding: utf-8\n\nhello\n");
    return all.all();
  }
}
