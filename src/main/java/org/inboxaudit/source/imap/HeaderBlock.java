package org.inboxaudit.source.imap;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;

/// Some header fields of a message, unfolded, by lower-case name.
///
/// Octets above 127, which no field may hold but many do, are UTF-8 (RFC 6532) if they can be, and
/// ISO 8859-1 if not.
final class HeaderBlock {
  private final HeaderReader reader;

  /// The values of each name, by its number.
  private final List<List<String>> fields;

  /// Whether no octet of the header is above 127.
  private final boolean ascii;

  private boolean whole = true;

  HeaderBlock(HeaderReader reader, boolean ascii) {
    this.reader = reader;
    this.fields = new ArrayList<>(Collections.nCopies(reader.names(), List.of()));
    this.ascii = ascii;
  }

  /// Adds a field.
  ///
  /// @param octets its value, an octet a character
  void add(int name, String octets) {
    String value = ascii ? octets : text(octets);
    List<String> before = fields.get(name);
    if (before.isEmpty()) {
      fields.set(name, List.of(value));
      return;
    }
    // the second makes it a list that can grow
    List<String> more = before.size() == 1 ? new ArrayList<>(before) : before;
    more.add(value);
    fields.set(name, more);
  }

  /// There are more fields than are read.
  void cut() {
    whole = false;
  }

  /// Whether all of its fields were read.
  boolean whole() {
    return whole;
  }

  /// The values of all fields of a name that is wanted, in the order they stand.
  List<String> all(String name) {
    return fields.get(reader.number(name));
  }

  /// The first field of that name, as it stands; empty if there is none.
  String first(String name) {
    List<String> all = all(name);
    return all.isEmpty() ? "" : all.getFirst();
  }

  /// Those fields that are handed on as they stand, by name; without those that are not there.
  @SuppressWarnings("unchecked") // an array that only holds what is put in here
  Map<String, List<String>> asked() {
    int[] asked = reader.asked();
    List<Map.Entry<String, List<String>>> there = new ArrayList<>(asked.length);
    for (int number : asked) {
      List<String> values = fields.get(number);
      if (!values.isEmpty()) {
        there.add(Map.entry(reader.name(number), List.copyOf(values)));
      }
    }
    return Map.ofEntries(there.toArray(Map.Entry[]::new));
  }

  /// Reads octets, one a character, as the text they most likely are.
  static String text(String octets) {
    for (int i = 0; i < octets.length(); i++) {
      if (octets.charAt(i) > 0x7f) {
        return manyBytes(octets);
      }
    }
    return octets;
  }

  private static String manyBytes(String octets) {
    byte[] bytes = octets.getBytes(StandardCharsets.ISO_8859_1);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return octets;
    }
  }

  /// Undoes encoded-words (RFC 2047); broken ones stay as they are.
  static String decode(String value) {
    return value.contains("=?")
        ? DecoderUtil.decodeEncodedWords(value, DecodeMonitor.SILENT)
        : value;
  }
}
