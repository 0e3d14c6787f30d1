package org.inboxaudit.extract.mime;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What the octets of a part are once its encoding is undone, in each way in which its fields may
/// be read (RFC 2045 §6).
///
/// @param contents the likeliest first, never empty
/// @param known false if it names an encoding that nobody here undoes
record PartEncoding(List<byte[]> contents, boolean known) {
  private static final int SHORTEST = 40;

  PartEncoding {
    contents = List.copyOf(contents);
  }

  /// Each encoding that a part names, and if it names none, base64 if that is what it looks like.
  static PartEncoding of(byte[] encoded, List<String> fields) {
    Set<String> encodings = new LinkedHashSet<>();
    fields.stream().map(TransferEncoding::plain).forEach(encodings::add);
    if (encodings.isEmpty() || encodings.contains("")) {
      encodings.remove("");
      encodings.add(looksLikeBase64(encoded) ? "base64" : "8bit");
    }
    List<byte[]> contents = new ArrayList<>();
    for (String encoding : encodings) {
      TransferEncoding.decode(encoded, encoding).ifPresent(contents::add);
    }
    boolean known = contents.size() == encodings.size();
    return new PartEncoding(contents.isEmpty() ? List.of(encoded) : contents, known);
  }

  private static boolean looksLikeBase64(byte[] content) {
    int count = 0;
    for (byte b : content) {
      if (b != '\n' && b != '\r') {
        if (b < 0 || !TransferEncoding.isBase64((char) b)) {
          return false;
        }
        count++;
      }
    }
    return count >= SHORTEST;
  }
}
