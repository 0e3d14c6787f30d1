package org.inboxaudit.extract.delivery;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.inboxaudit.extract.mime.MimeWalk;

/// The two parts of a notification that count (RFC 3462 §1): what became of the message, and the
/// message itself or its header.
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
record ReportParts(String status, byte[] original) {
  private static final int MAXIMUM_PART = 64 << 10;
  private static final int MAXIMUM_DEPTH = 10;
  private static final int MAXIMUM_PARTS = 100;
  private static final Set<String> STATUS =
      Set.of("message/delivery-status", "message/global-delivery-status");
  private static final Set<String> ORIGINAL =
      Set.of("message/rfc822", "text/rfc822-headers", "message/global", "message/global-headers");

  /// Reads as far as the parts can be told apart; what comes behind does not count.
  ///
  /// @return empty if it does not say what became of the message
  static Optional<ReportParts> read(byte[] message) {
    Found found = new Found();
    try {
      MimeWalk.through(MimeWalk.open(message), MAXIMUM_DEPTH, MAXIMUM_PARTS, at -> take(at, found));
    } catch (IOException | MimeException | RuntimeException _) {
      // what was found until here is as good as before
    }
    return found.status.map(status -> new ReportParts(status, found.original));
  }

  private static final class Found {
    private Optional<String> status = Optional.empty();
    private byte[] original = {};
  }

  /// A part that is cut off in its encoding counts as far as it goes.
  ///
  /// @return false once everything was found
  private static boolean take(MimeTokenStream stream, Found found) throws IOException {
    String type = stream.getBodyDescriptor().getMimeType().toLowerCase(Locale.ROOT);
    if (found.status.isEmpty() && STATUS.contains(type)) {
      found.status = Optional.of(new String(octets(stream), ISO_8859_1));
    } else if (found.status.isPresent() && ORIGINAL.contains(type)) {
      found.original = octets(stream);
    }
    return found.original.length == 0;
  }

  private static byte[] octets(MimeTokenStream stream) throws IOException {
    try (InputStream in = stream.getDecodedInputStream()) {
      return in.readNBytes(MAXIMUM_PART);
    }
  }
}
