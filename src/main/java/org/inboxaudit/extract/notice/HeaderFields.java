package org.inboxaudit.extract.notice;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.james.jdkim.api.Headers;

/// The header of a message, field by field, as octets in ISO 8859-1 (RFC 5322 §2.2).
///
/// The same reading serves our own eyes and the DKIM check: two readings of one header are how a
/// signed From and a shown From come apart.
public final class HeaderFields implements Headers {
  private static final int MAXIMUM_OCTETS = 256 << 10;
  private static final int MAXIMUM_FIELDS = 1_000;
  private static final int MAXIMUM_VALUE = 8 << 10;

  private final List<String> fields;
  private final byte[] body;

  private HeaderFields(List<String> fields, byte[] body) {
    this.fields = fields;
    this.body = body;
  }

  /// Cuts a message in two. Line ends become CRLF, which DKIM counts on (RFC 6376 §5.3).
  ///
  /// @return empty if the header is longer than we read
  public static Optional<HeaderFields> of(byte[] message) {
    String text = new String(message, ISO_8859_1).replace("\r\n", "\n").replace("\n", "\r\n");
    int end = text.startsWith("\r\n") ? 0 : text.indexOf("\r\n\r\n") + 2;
    if (end == 1) {
      end = text.length();
    }
    if (end > MAXIMUM_OCTETS) {
      return Optional.empty();
    }
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    for (String line : text.substring(0, end).split("\r\n", -1)) {
      if (!field.isEmpty() && (line.startsWith(" ") || line.startsWith("\t"))) {
        field.append("\r\n").append(line);
      } else {
        if (field.indexOf(":") > 0) {
          fields.add(field.toString());
        }
        field = new StringBuilder(line);
      }
    }
    if (field.indexOf(":") > 0) {
      fields.add(field.toString());
    }
    byte[] body = text.substring(Math.min(text.length(), end + 2)).getBytes(ISO_8859_1);
    return fields.size() > MAXIMUM_FIELDS
        ? Optional.empty()
        : Optional.of(new HeaderFields(fields, body));
  }

  byte[] body() {
    return body;
  }

  @Override
  public List<String> getFields() {
    return fields;
  }

  @Override
  public List<String> getFields(String name) {
    return fields.stream().filter(field -> nameOf(field).equalsIgnoreCase(name)).toList();
  }

  /// The values of a field, unfolded, topmost first, each cut to 8 KiB.
  public List<String> values(String name) {
    return getFields(name).stream()
        .map(field -> field.substring(field.indexOf(':') + 1).replace("\r\n", ""))
        .map(value -> value.substring(0, Math.min(MAXIMUM_VALUE, value.length())))
        .map(value -> new String(value.getBytes(ISO_8859_1), UTF_8).strip())
        .toList();
  }

  private static String nameOf(String field) {
    return field.substring(0, field.indexOf(':')).strip();
  }
}
