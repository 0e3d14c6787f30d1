package org.inboxaudit.testing;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// A header field with parameters, such as `text/plain; charset=utf-8` (RFC 2045 §5.1).
///
/// @param value in lower case
/// @param parameters by name in lower case, as they stand; RFC 2231 is not undone
record MimeField(String value, Map<String, String> parameters) {

  static MimeField parse(String field, String otherwise) {
    Map<String, String> parameters = new LinkedHashMap<>();
    int at = endOfWord(field, 0);
    String value = field.substring(0, at).strip().toLowerCase(Locale.ROOT);
    while (at < field.length()) {
      int end = endOfWord(field, at + 1);
      String parameter = field.substring(at + 1, end).strip();
      int equals = parameter.indexOf('=');
      if (equals > 0) {
        parameters.put(
            parameter.substring(0, equals).strip().toLowerCase(Locale.ROOT),
            unquote(parameter.substring(equals + 1).strip()));
      }
      at = end;
    }
    return new MimeField(value.isEmpty() ? otherwise : value, parameters);
  }

  String parameter(String name) {
    return parameters.getOrDefault(name, "");
  }

  /// The next semicolon outside of quotes, or the end.
  private static int endOfWord(String field, int from) {
    boolean quoted = false;
    for (int i = from; i < field.length(); i++) {
      char c = field.charAt(i);
      if (quoted && c == '\\') {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ';' && !quoted) {
        return i;
      }
    }
    return field.length();
  }

  private static String unquote(String text) {
    if (!text.startsWith("\"")) {
      return text;
    }
    StringBuilder plain = new StringBuilder();
    for (int i = 1; i < text.length() && text.charAt(i) != '"'; i++) {
      if (text.charAt(i) == '\\' && i + 1 < text.length()) {
        i++;
      }
      plain.append(text.charAt(i));
    }
    return plain.toString();
  }
}
