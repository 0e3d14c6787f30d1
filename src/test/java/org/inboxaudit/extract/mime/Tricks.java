package org.inboxaudit.extract.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.charset.Charset;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/// Messages that each hide the same harmless script, `a.js`, in a way of their own.
final class Tricks {
  static final String CONTENT = "WScript.Quit();";
  static final String ENCODED = Base64.getEncoder().encodeToString(CONTENT.getBytes(ISO_8859_1));
  static final String TEXT = "Content-Type: text/plain\n\nhello\n";
  static final String NAMED = "Content-Type: a/b; name=a.js\n";
  static final String BASE64 = "Content-Transfer-Encoding: base64\n";

  /// A part that any reader finds by its first line.
  static final String FILE = NAMED + BASE64 + "\n" + ENCODED + "\n";

  /// A part whose first line is no field of MIME, so that only its boundary tells where it begins.
  static final String LATE = "X-A: 1\n" + FILE;

  private final Map<String, byte[]> all = new LinkedHashMap<>();

  /// A message whose lines end as they should.
  Tricks add(String label, String message) {
    return raw(label, ("Subject: x\n" + message).replace("\n", "\r\n").getBytes(ISO_8859_1));
  }

  Tricks raw(String label, byte[] message) {
    if (all.put(label, message) != null) {
      throw new IllegalArgumentException("twice: " + label);
    }
    return this;
  }

  /// The header of a multipart, with whatever is to stand behind its type.
  Tricks multipart(String label, String type, String body) {
    return add(label, "MIME-Version: 1.0\nContent-Type: multipart/mixed" + type + "\n\n" + body);
  }

  /// Two parts between the same lines.
  Tricks lines(String label, String type, String line) {
    return multipart(label, type, line + "\n" + TEXT + line + "\n" + LATE + line + "--\n");
  }

  /// An ordinary multipart with this part as its second.
  Tricks part(String label, String part) {
    return multipart(label, "; boundary=bound", parts(part));
  }

  /// A part with this header, and the content in base64.
  Tricks header(String label, String header) {
    return part(label, header + "\n" + BASE64 + "\n" + ENCODED + "\n");
  }

  /// A part with this for an encoding, and this for its content.
  Tricks encoded(String label, String field, String content) {
    return part(label, NAMED + field + "\n\n" + content + "\n");
  }

  static String parts(String part) {
    return "--bound\n" + TEXT + "--bound\n" + part + "--bound--\n";
  }

  static String base64(String text) {
    return base64(text, ISO_8859_1);
  }

  static String base64(String text, Charset charset) {
    return Base64.getMimeEncoder().encodeToString(text.getBytes(charset));
  }

  Map<String, byte[]> all() {
    return all;
  }
}
