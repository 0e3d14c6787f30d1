package org.inboxaudit.source.imap;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;

/// The header fields of a message (RFC 5322 §2.2), unfolded, by lower-case name.
///
/// Never fails: a line that is no field is left out. Octets above 127, which no field may hold but
/// many do, are UTF-8 (RFC 6532) if they can be, and ISO 8859-1 if not.
record HeaderBlock(SortedMap<String, List<String>> fields) {
  private static final int MAXIMUM_FIELDS = 1_000;

  static HeaderBlock parse(byte[] octets) {
    SortedMap<String, List<String>> fields = new TreeMap<>();
    StringBuilder field = new StringBuilder();
    int count = 0;
    for (String line : new String(octets, StandardCharsets.ISO_8859_1).lines().toList()) {
      if (line.startsWith(" ") || line.startsWith("\t")) {
        field.append(' ').append(line.strip());
      } else {
        add(fields, field);
        field = new StringBuilder(line);
        if (++count > MAXIMUM_FIELDS) {
          break;
        }
      }
    }
    add(fields, field);
    return new HeaderBlock(fields);
  }

  private static void add(SortedMap<String, List<String>> fields, StringBuilder field) {
    int colon = field.indexOf(":");
    if (colon > 0) {
      String name = field.substring(0, colon).strip().toLowerCase(Locale.ROOT);
      fields
          .computeIfAbsent(name, _ -> new ArrayList<>())
          .add(text(field.substring(colon + 1).strip().getBytes(StandardCharsets.ISO_8859_1)));
    }
  }

  List<String> all(String name) {
    return fields.getOrDefault(name, List.of());
  }

  /// The first field of that name, as it stands; empty if there is none.
  String first(String name) {
    return all(name).stream().findFirst().orElse("");
  }

  /// Reads text that stands in octets as best it can.
  static String text(byte[] octets) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
    } catch (CharacterCodingException e) {
      return new String(octets, StandardCharsets.ISO_8859_1);
    }
  }

  /// Undoes encoded-words (RFC 2047); broken ones stay as they are.
  static String decode(String value) {
    return value.contains("=?")
        ? DecoderUtil.decodeEncodedWords(value, DecodeMonitor.SILENT)
        : value;
  }
}
