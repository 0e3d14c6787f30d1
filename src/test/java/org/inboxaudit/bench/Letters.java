package org.inboxaudit.bench;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.inboxaudit.bench.Letter.Form;

/// The messages of one mailbox, one at a time: ten years of mail, the oldest first.
final class Letters implements Iterator<Letter> {
  /// Raised when the same profile makes other messages than before.
  static final int VERSION = 1;

  private static final Instant BEGIN = Instant.parse("2016-01-01T08:00:00Z");
  private static final Duration TEN_YEARS = Duration.ofDays(3650);
  private static final Base64.Encoder BASE64 =
      Base64.getMimeEncoder(76, "\n".getBytes(StandardCharsets.US_ASCII));
  private static final String OUTER = "outer-boundary-of-a-letter";
  private static final String INNER = "inner-boundary-of-a-letter";

  private final MailProfile profile;
  private final RandomGenerator random;
  private final Words words;
  private final LetterHead heads;
  private final LetterFiles files;
  private int written;

  Letters(MailProfile profile) {
    this.profile = profile;
    this.random = new SplittableRandom(profile.seed());
    this.words = new Words(random);
    this.heads = new LetterHead(random);
    this.files = new LetterFiles(profile, random);
  }

  @Override
  public boolean hasNext() {
    return written < profile.messages();
  }

  @Override
  public Letter next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Instant at =
        BEGIN.plusSeconds(TEN_YEARS.toSeconds() * written++ / Math.max(1, profile.messages()));
    int place = random.nextInt(100);
    String folder = place < 60 ? "INBOX" : place < 85 ? "Archive" : "Sent";
    int kind = random.nextInt(100);
    Form form =
        kind < 40 ? Form.TEXT : kind < 50 ? Form.HTML : kind < 85 ? Form.ALTERNATIVE : Form.MIXED;
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    StringBuilder head = new StringBuilder(heads.write(folder.equals("Sent"), at));
    head.append(
        switch (form) {
          case TEXT -> text(body);
          case HTML -> html(body);
          case ALTERNATIVE -> alternative(body);
          case MIXED -> mixed(body);
        });
    head.append('\n');
    boolean seen = random.nextInt(10) > 0;
    return new Letter(folder, seen, at, form, head.toString(), body.toByteArray());
  }

  /// Writes a body and returns the header fields that go with it.
  private String text(ByteArrayOutputStream body) {
    write(body, words.lines(500 + random.nextInt(5_000)));
    return "Content-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 7bit\n";
  }

  private String html(ByteArrayOutputStream body) {
    StringBuilder page =
        new StringBuilder("<html><head><style>p {margin: 0}</style></head><body>\n");
    int paragraphs = 4 + random.nextInt(30);
    for (int i = 0; i < paragraphs; i++) {
      page.append("<p style=3D\"color: #333\">")
          .append(words.lines(200).replace("\n", "=\n"))
          .append("<a href=3D\"https://meadow.example/")
          .append(words.blob(20))
          .append("\">here</a></p>\n");
    }
    write(body, page.append("</body></html>\n").toString());
    return """
    Content-Type: text/html; charset=UTF-8
    Content-Transfer-Encoding: quoted-printable
    """;
  }

  private String alternative(ByteArrayOutputStream body) {
    part(body, INNER);
    inner(body, this::text);
    part(body, INNER);
    inner(body, this::html);
    write(body, "--" + INNER + "--\n");
    return "Content-Type: multipart/alternative;\n boundary=\"" + INNER + "\"\n";
  }

  private String mixed(ByteArrayOutputStream body) {
    part(body, OUTER);
    inner(body, random.nextBoolean() ? this::text : this::alternative);
    int dice = random.nextInt(100);
    int count = dice < 75 ? 1 : dice < 93 ? 2 : 3;
    for (int i = 0; i < count; i++) {
      LetterFiles.File file = files.next();
      part(body, OUTER);
      write(
          body,
          "Content-Type: %s; name=\"%s\"\nContent-Transfer-Encoding: base64\n"
                  .formatted(file.mediaType(), file.name())
              + "Content-Disposition: attachment; filename=\"%s\"\n\n".formatted(file.name()));
      body.writeBytes(BASE64.encode(file.octets()));
      write(body, "\n");
    }
    write(body, "--" + OUTER + "--\n");
    return "Content-Type: multipart/mixed;\n boundary=\"" + OUTER + "\"\n";
  }

  /// Writes a body and returns the header fields that go with it.
  @FunctionalInterface
  private interface Body {
    String write(ByteArrayOutputStream body);
  }

  private static void inner(ByteArrayOutputStream out, Body body) {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    write(out, body.write(written) + "\n");
    out.writeBytes(written.toByteArray());
    write(out, "\n");
  }

  private static void part(ByteArrayOutputStream out, String boundary) {
    write(out, "--" + boundary + "\n");
  }

  private static void write(ByteArrayOutputStream out, String text) {
    out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
