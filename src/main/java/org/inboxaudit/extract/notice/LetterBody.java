package org.inboxaudit.extract.notice;

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
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.inboxaudit.evidence.Domain;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.extract.ReadingProblem;
import org.inboxaudit.extract.mime.MimeWalk;
import org.inboxaudit.extract.page.HtmlPage;
import org.inboxaudit.extract.text.LetterText;

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

  /// Ends the reading of a letter.
  static final class Refusal extends ReadingProblem {
    private static final long serialVersionUID = 1L;

    Refusal(Gap.Reason reason) {
      super(reason, "letter: MIME");
    }
  }

  private final StringBuilder plain = new StringBuilder();
  private final StringBuilder html = new StringBuilder();
  private final LetterLinks links = new LetterLinks();
  private int breaks;
  private boolean attached;
  private boolean tooLong;

  private LetterBody() {}

  static LetterBody read(byte[] message) throws Refusal {
    LetterBody body = new LetterBody();
    boolean whole;
    try {
      whole = MimeWalk.through(MimeWalk.open(message), MAXIMUM_DEPTH, MAXIMUM_PARTS, body.leaves());
    } catch (MaxHeaderLimitException | MaxLineLimitException _) {
      throw new Refusal(Gap.Reason.LIMIT_REACHED);
    } catch (IOException | MimeException | RuntimeException _) {
      throw new Refusal(Gap.Reason.UNREADABLE);
    }
    if (!whole || body.tooLong) {
      throw new Refusal(Gap.Reason.LIMIT_REACHED);
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
  LetterLinks links() {
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

  private MimeWalk.Leaf leaves() {
    return new MimeWalk.Leaf() {
      @Override
      public void header() {
        attached = false;
      }

      @Override
      public void field(MimeTokenStream stream) {
        attached |= isAttachment(stream);
      }

      @Override
      public boolean take(MimeTokenStream stream) throws IOException {
        if (!attached) {
          text(stream);
        }
        tooLong |= plain.length() + html.length() > MAXIMUM_TEXT;
        return !tooLong;
      }
    };
  }

  private static boolean isAttachment(MimeTokenStream stream) {
    return stream.getField().getName().equalsIgnoreCase("Content-Disposition")
        && stream.getField().getBody().strip().toLowerCase(Locale.ROOT).startsWith("attachment");
  }

  private void text(MimeTokenStream stream) throws IOException {
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
      tooLong = true;
      return;
    }
    String content = new String(octets, charset(part.getCharset()));
    if (type.equals("text/plain")) {
      links.text(content);
      plain.append(content).append('\n');
    } else {
      // also what is not shown: by the whole of it is found out who hides a word of the provider's,
      // or adds one
      HtmlPage page = HtmlPage.read(content);
      links.page(page.links(), !page.hasMoreLinks());
      links.text(page.whole());
      breaks = Math.max(breaks, page.breaks());
      html.append(page.whole()).append('\n');
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
