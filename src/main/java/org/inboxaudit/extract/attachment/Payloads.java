package org.inboxaudit.extract.attachment;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.inboxaudit.evidence.AttachmentTrait;
import org.inboxaudit.extract.attachment.Inspection.Taken;
import org.inboxaudit.extract.mime.TransferEncoding;

/// What lies encoded in the text of a web page: long runs of base64, and text with percent signs
/// that a script writes into the page.
///
/// @param rest the page without the long runs
/// @param runs what they decode to
/// @param written what the page would write into itself
record Payloads(String rest, List<byte[]> runs, List<String> written) {
  private static final int SHORTEST_RUN = 256;
  private static final int LINE = 60;
  private static final int MOST_RUNS = 30;
  private static final int SHORTEST_WRITTEN = 60;

  Payloads {
    runs = List.copyOf(runs);
    written = List.copyOf(written);
  }

  static Payloads of(String text) {
    StringBuilder rest = new StringBuilder();
    List<byte[]> runs = new ArrayList<>();
    int kept = 0;
    int at = 0;
    while (at < text.length()) {
      int begin = at;
      at = behindRun(text, at);
      if (at - begin >= SHORTEST_RUN && runs.size() < MOST_RUNS) {
        runs.add(decoded(text.substring(begin, at)));
        rest.append(text, kept, begin);
        kept = at;
      }
      at++;
    }
    rest.append(text, kept, text.length());
    return new Payloads(rest.toString(), runs, written(rest.toString()));
  }

  /// A run may stand in lines, as long as mail makes them.
  private static int behindRun(String text, int from) {
    int at = from;
    int line = from;
    while (at < text.length()) {
      if (TransferEncoding.isBase64(text.charAt(at))) {
        at++;
        continue;
      }
      int next = at;
      while (next < text.length() && next - at < 2 && "\r\n".indexOf(text.charAt(next)) >= 0) {
        next++;
      }
      boolean goesOn =
          next > at
              && at - line >= LINE
              && next < text.length()
              && TransferEncoding.isBase64(text.charAt(next));
      if (!goesOn) {
        return at;
      }
      at = next;
      line = next;
    }
    return at;
  }

  /// Forwards, or backwards if only that makes a file.
  private static byte[] decoded(String run) {
    byte[] encoded = run.getBytes(StandardCharsets.ISO_8859_1);
    byte[] forwards = TransferEncoding.decode(encoded, "base64").orElse(encoded);
    if (FileType.of(forwards) != FileType.OTHER) {
      return forwards;
    }
    byte[] turned =
        new StringBuilder(run).reverse().toString().getBytes(StandardCharsets.ISO_8859_1);
    byte[] backwards = TransferEncoding.decode(turned, "base64").orElse(turned);
    return isHandedOn(FileType.of(backwards)) ? backwards : forwards;
  }

  /// Whether a run is a file that a page needs for nothing but to hand it on.
  boolean holdFile() {
    return runs.stream().map(FileType::of).anyMatch(Payloads::isHandedOn);
  }

  private static boolean isHandedOn(FileType type) {
    return switch (type) {
      case ZIP, OLE, RTF -> true;
      // Pages keep data, fonts and programs of their own kind compressed in themselves.
      case GZIP, LZMA, COMPRESS, MACHINE_CODE -> false;
      default ->
          type.traits().contains(AttachmentTrait.PROGRAM)
              || type.traits().contains(AttachmentTrait.CONTAINER);
    };
  }

  /// Looks at what is more than a picture or a font.
  void lookInto(Examined file, Inspection inspection) {
    int n = 1;
    for (byte[] run : runs) {
      FileType type = FileType.of(run);
      boolean scripted = type == FileType.SVG && runsScript(run);
      if (isHandedOn(type) || type == FileType.PDF || type == FileType.HTML || scripted) {
        String name = type == FileType.HTML ? "payload-" + n + ".html" : "payload-" + n;
        n++;
        if (!inspection.entry(file, name, new Taken(run, true), run.length)) {
          return;
        }
      }
    }
    for (String text : written) {
      byte[] page = text.getBytes(StandardCharsets.UTF_8);
      if (!inspection.entry(file, "written-" + n++ + ".html", new Taken(page, true), page.length)) {
        return;
      }
    }
  }

  /// A picture is shown without its scripts, but a page may also open it.
  private static boolean runsScript(byte[] picture) {
    return TextTypes.text(picture, picture.length).toLowerCase(Locale.ROOT).contains("<script");
  }

  /// The arguments of `unescape("%3C…")` that decode to markup.
  private static List<String> written(String text) {
    List<String> written = new ArrayList<>();
    String lower = text.toLowerCase(Locale.ROOT);
    for (String call : List.of("unescape(", "decodeuricomponent(")) {
      int at = lower.indexOf(call);
      for (int n = 0; at >= 0 && n < MOST_RUNS; n++) {
        int begin = at + call.length() + 1;
        int end = begin;
        while (end < text.length() && "'\"`".indexOf(text.charAt(end)) < 0) {
          end++;
        }
        if (end - begin >= SHORTEST_WRITTEN && lower.startsWith("%3c", begin)) {
          written.add(unescaped(text, begin, end));
        }
        at = lower.indexOf(call, Math.min(end, text.length()));
      }
    }
    return written;
  }

  /// With the octets that stand as a percent sign and two digits.
  static String unescaped(String text, int begin, int end) {
    StringBuilder unescaped = new StringBuilder();
    for (int i = begin; i < end; i++) {
      int high = text.charAt(i) == '%' && i + 2 < end ? digit(text, i + 1) : -1;
      int low = high < 0 ? -1 : digit(text, i + 2);
      if (low < 0) {
        unescaped.append(text.charAt(i));
      } else {
        unescaped.append((char) ((high << 4) | low));
        i += 2;
      }
    }
    return unescaped.toString();
  }

  private static int digit(String text, int at) {
    return Character.digit(text.charAt(at), 16);
  }
}
