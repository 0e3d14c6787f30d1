package org.inboxaudit.extract.attachment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Looks into a file of messages (mbox, RFC 4155): each begins behind a line that starts with `From
/// `.
final class Mailbox {
  private static final byte[] MARK = "\nFrom ".getBytes(StandardCharsets.US_ASCII);

  private Mailbox() {}

  static void read(Examined file, Inspection inspection) throws IOException {
    boolean more = true;
    int n = 1;
    for (int at = 0; at < file.bytes.length && more; n++) {
      int mark = Octets.indexOf(file.bytes, MARK, at);
      int end = mark < 0 ? file.bytes.length : mark + 1;
      int begin = behindLine(file.bytes, at, end);
      more =
          inspection.entry(
              file,
              "message-" + n + ".eml",
              inspection.stretch(file.bytes, begin, end - begin),
              end - begin);
      at = end;
    }
  }

  private static int behindLine(byte[] bytes, int from, int end) {
    if (!Signatures.isAt(bytes, from, "From ")) {
      return from;
    }
    int at = from;
    while (at < end && bytes[at] != '\n') {
      at++;
    }
    return Math.min(at + 1, end);
  }
}
