package org.inboxaudit.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Any number of messages that nobody holds: each is one of a few letters with an id of its own.
final class StreamedMail {
  private static final int TEMPLATES = 64;
  private static final String ID = "Message-ID: <";
  private static final String TEXT =
      "(\"text\" \"plain\" (\"charset\" \"UTF-8\") NIL NIL \"7bit\" 2000 40 NIL NIL NIL NIL)";
  private static final String HTML =
      "(\"text\" \"html\" (\"charset\" \"UTF-8\") NIL NIL \"quoted-printable\" 4000 90 NIL NIL NIL"
          + " NIL)";
  private static final String FILE =
      "(\"application\" \"pdf\" (\"name\" \"paper.pdf\") NIL NIL \"base64\" 90000 NIL"
          + " (\"attachment\" (\"filename\" \"paper.pdf\")) NIL NIL)";

  private final List<Template> templates = new ArrayList<>();

  /// @param head with lines that end in CRLF
  /// @param id where the digits of the id stand in it
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  private record Template(byte[] head, int id, String structure) {}

  StreamedMail() {
    Letters letters = new Letters(new MailProfile("streamed", TEMPLATES, 4, 5_000, 20_000, 2));
    while (letters.hasNext()) {
      Letter letter = letters.next();
      String head = letter.head().replace("\n", "\r\n");
      templates.add(
          new Template(
              head.getBytes(StandardCharsets.ISO_8859_1),
              head.indexOf(ID) + ID.length(),
              structure(letter.form())));
    }
  }

  private static String structure(Letter.Form form) {
    return switch (form) {
      case TEXT -> TEXT;
      case HTML -> HTML;
      case ALTERNATIVE -> "(" + TEXT + HTML + " \"alternative\" (\"boundary\" \"b\") NIL NIL NIL)";
      case MIXED -> "(" + TEXT + FILE + " \"mixed\" (\"boundary\" \"b\") NIL NIL NIL)";
    };
  }

  /// The BODYSTRUCTURE of a message (RFC 9051 §7.5.2).
  String structure(long uid) {
    return template(uid).structure();
  }

  /// The header of a message, with the empty line behind it.
  byte[] head(long uid) {
    Template template = template(uid);
    byte[] head = template.head().clone();
    byte[] digits = String.format(Locale.ROOT, "%012d", uid).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(digits, 0, head, template.id(), digits.length);
    return head;
  }

  private Template template(long uid) {
    return templates.get((int) (uid % TEMPLATES));
  }
}
