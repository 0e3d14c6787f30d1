package org.inboxaudit.extract.notice;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.io.MaxHeaderLimitException;
import org.apache.james.mime4j.io.MaxLineLimitException;
import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;
import org.inboxaudit.evidence.Domain;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.extract.message.LetterText;

/// What a letter says, in plain lines, and where its links lead.
///
/// All text parts count, plain and HTML: the owner sees one of them, we do not know which. Attached
/// messages are not looked into; what is quoted there is not said here.
final class LetterBody {
  private static final int MAXIMUM_PART = 256 << 10;
  private static final int MAXIMUM_TEXT = 1 << 20;
  private static final int MAXIMUM_DEPTH = 10;
  private static final int MAXIMUM_PARTS = 100;
  private static final int PADDING = 40;
  private static final int BREAKS = 20;
  private static final int WIDE = 150;
  private static final MimeConfig LIMITS =
      new MimeConfig.Builder()
          .setMaxLineLen(100_000)
          .setMaxHeaderLen(32_000)
          .setMaxHeaderCount(1_000)
          .build();

  /// Ends the reading of a letter; its message is ours alone.
  static final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;
    private final Gap.Reason reason;

    Refusal(Gap.Reason reason) {
      super(reason.name(), null, false, false);
      this.reason = reason;
    }

    Gap.Reason reason() {
      return reason;
    }
  }

  private final StringBuilder plain = new StringBuilder();
  private final StringBuilder html = new StringBuilder();
  private final Links links = new Links();
  private int breaks;

  private LetterBody() {}

  static LetterBody read(byte[] message) throws Refusal {
    LetterBody body = new LetterBody();
    MimeTokenStream stream = new MimeTokenStream(LIMITS);
    stream.setRecursionMode(RecursionMode.M_NO_RECURSE);
    stream.parse(new ByteArrayInputStream(message));
    try {
      body.walk(stream);
    } catch (MaxHeaderLimitException | MaxLineLimitException _) {
      throw new Refusal(Gap.Reason.LIMIT_REACHED);
    } catch (IOException | MimeException | RuntimeException _) {
      throw new Refusal(Gap.Reason.UNREADABLE);
    }
    return body;
  }

  /// Plain parts first: their lines are the writer's own.
  String text() {
    return plain + "\n" + html;
  }

  /// Where links lead that the owner can click.
  Set<Domain> hosts() {
    return links.hosts();
  }

  /// All that is known of its links.
  Links links() {
    return links;
  }

  /// Whether something is pushed out of sight: by empty lines, by line breaks of HTML, or by blanks
  /// within a line. That is how replayed letters hide what the provider wrote behind the name of an
  /// app.
  boolean padded() {
    int lines = 0;
    int blanks = 0;
    for (int i = 0; i < plain.length() && lines < PADDING && blanks < WIDE; i++) {
      char c = plain.charAt(i);
      boolean blank = LetterText.isBlank(c);
      lines = c == '\n' ? lines + 1 : blank ? lines : 0;
      blanks = blank && c != '\r' ? blanks + 1 : 0;
    }
    return lines >= PADDING || blanks >= WIDE || breaks >= BREAKS;
  }

  private void walk(MimeTokenStream stream) throws IOException, MimeException, Refusal {
    int depth = 0;
    int parts = 0;
    boolean attached = false;
    for (EntityState state = stream.getState();
        state != EntityState.T_END_OF_STREAM;
        state = stream.next()) {
      switch (state) {
        case T_START_MULTIPART -> depth++;
        case T_END_MULTIPART -> depth--;
        case T_START_HEADER -> attached = false;
        case T_FIELD -> attached |= isAttachment(stream);
        case T_BODY -> {
          parts++;
          if (!attached) {
            take(stream);
          }
        }
        default -> {}
      }
      if (depth > MAXIMUM_DEPTH
          || parts > MAXIMUM_PARTS
          || plain.length() + html.length() > MAXIMUM_TEXT) {
        throw new Refusal(Gap.Reason.LIMIT_REACHED);
      }
    }
  }

  private static boolean isAttachment(MimeTokenStream stream) {
    return stream.getField().getName().equalsIgnoreCase("Content-Disposition")
        && stream.getField().getBody().strip().toLowerCase(Locale.ROOT).startsWith("attachment");
  }

  private void take(MimeTokenStream stream) throws IOException, Refusal {
    BodyDescriptor part = stream.getBodyDescriptor();
    String type = part.getMimeType().toLowerCase(Locale.ROOT);
    if (!type.equals("text/plain") && !type.equals("text/html")) {
      return;
    }
    byte[] octets;
    try (InputStream in = stream.getDecodedInputStream()) {
      octets = in.readNBytes(MAXIMUM_PART + 1);
    }
    if (octets.length > MAXIMUM_PART) {
      throw new Refusal(Gap.Reason.LIMIT_REACHED);
    }
    String content = new String(octets, charset(part.getCharset()));
    if (type.equals("text/plain")) {
      links.text(content);
      plain.append(content).append('\n');
    } else {
      HtmlText.Page page = HtmlText.read(content);
      page.links().forEach(links::link);
      links.text(page.text());
      breaks = Math.max(breaks, page.breaks());
      html.append(page.text()).append('\n');
    }
  }

  private static Charset charset(String name) {
    try {
      return Charset.forName(name);
    } catch (IllegalArgumentException _) {
      return StandardCharsets.UTF_8;
    }
  }
}
