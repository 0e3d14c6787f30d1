package org.inboxaudit.extract.notice;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
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

/// What a letter says, in plain lines, and where its links lead.
///
/// All text parts count, plain and HTML: the owner sees one of them, we do not know which. Attached
/// messages are not looked into; what is quoted there is not said here.
///
/// @param padded whether blank space was used to push something out of sight, as replayed letters
///   do
record LetterBody(String text, Set<Domain> hosts, boolean padded) {
  private static final int MAXIMUM_PART = 256 << 10;
  private static final int MAXIMUM_TEXT = 1 << 20;
  private static final int MAXIMUM_DEPTH = 10;
  private static final int MAXIMUM_PARTS = 100;
  private static final int PADDING = 40;
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

  static LetterBody read(byte[] message) throws Refusal {
    StringBuilder text = new StringBuilder();
    Set<Domain> hosts = new LinkedHashSet<>();
    MimeTokenStream stream = new MimeTokenStream(LIMITS);
    stream.setRecursionMode(RecursionMode.M_NO_RECURSE);
    stream.parse(new ByteArrayInputStream(message));
    try {
      walk(stream, text, hosts);
    } catch (MaxHeaderLimitException | MaxLineLimitException _) {
      throw new Refusal(Gap.Reason.LIMIT_REACHED);
    } catch (IOException | MimeException | RuntimeException _) {
      throw new Refusal(Gap.Reason.UNREADABLE);
    }
    return new LetterBody(text.toString(), hosts, isPadded(text));
  }

  private static void walk(MimeTokenStream stream, StringBuilder text, Set<Domain> hosts)
      throws IOException, MimeException, Refusal {
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
          if (!attached && text.length() < MAXIMUM_TEXT) {
            take(stream, text, hosts);
          }
        }
        default -> {}
      }
      if (depth > MAXIMUM_DEPTH || parts > MAXIMUM_PARTS) {
        throw new Refusal(Gap.Reason.LIMIT_REACHED);
      }
    }
  }

  private static boolean isAttachment(MimeTokenStream stream) {
    return stream.getField().getName().equalsIgnoreCase("Content-Disposition")
        && stream.getField().getBody().strip().toLowerCase(Locale.ROOT).startsWith("attachment");
  }

  private static void take(MimeTokenStream stream, StringBuilder text, Set<Domain> hosts)
      throws IOException {
    BodyDescriptor part = stream.getBodyDescriptor();
    String type = part.getMimeType().toLowerCase(Locale.ROOT);
    if (!type.equals("text/plain") && !type.equals("text/html")) {
      return;
    }
    try (InputStream in = stream.getDecodedInputStream()) {
      String content = new String(in.readNBytes(MAXIMUM_PART), charset(part.getCharset()));
      if (type.equals("text/plain")) {
        Links.hosts(content, hosts);
        text.append(content).append('\n');
      } else {
        HtmlText.Page page = HtmlText.read(content);
        page.links().forEach(link -> Links.link(link, hosts));
        text.append(page.text()).append('\n');
      }
    }
  }

  private static Charset charset(String name) {
    try {
      return Charset.forName(name);
    } catch (IllegalArgumentException _) {
      return StandardCharsets.UTF_8;
    }
  }

  private static boolean isPadded(CharSequence text) {
    int lines = 0;
    for (int i = 0; i < text.length() && lines < PADDING; i++) {
      char c = text.charAt(i);
      lines = c == '\n' ? lines + 1 : LetterText.isBlank(c) ? lines : 0;
    }
    return lines >= PADDING;
  }
}
