package org.inboxaudit.testing;

import java.util.Locale;
import java.util.Map;

/// Writes the BODYSTRUCTURE of a message (RFC 9051 §7.5.2), with its extension data.
///
/// The ENVELOPE of a message within a message has no addresses.
final class BodyStructures {
  private final StringBuilder text = new StringBuilder();

  private BodyStructures() {}

  static String of(MimePart message) {
    BodyStructures structure = new BodyStructures();
    structure.part(message);
    return structure.text.toString();
  }

  private void part(MimePart part) {
    text.append('(');
    if (part.isMultipart()) {
      part.children().forEach(this::part);
      text.append(' ').append(string(subtype(part))).append(' ');
      parameters(part.type().parameters());
    } else {
      leaf(part);
    }
    text.append(' ');
    disposition(part);
    text.append(" NIL NIL)");
  }

  private void leaf(MimePart part) {
    String type = part.type().value();
    int slash = type.indexOf('/');
    text.append(string(slash < 0 ? type : type.substring(0, slash)))
        .append(' ')
        .append(string(subtype(part)))
        .append(' ');
    parameters(part.type().parameters());
    String encoding = part.field("Content-Transfer-Encoding");
    text.append(' ')
        .append(nullable(part.field("Content-ID")))
        .append(' ')
        .append(nullable(part.field("Content-Description")))
        .append(' ')
        .append(string(encoding.isEmpty() ? "7bit" : encoding))
        .append(' ')
        .append(part.end - part.bodyStart);
    if (part.isMessage()) {
      MimePart inner = part.children().getFirst();
      text.append(' ');
      envelope(inner);
      text.append(' ');
      part(inner);
    }
    if (part.isMessage() || type.startsWith("text/")) {
      text.append(' ').append(part.lines());
    }
    // the MD5 of the content, which nobody tells
    text.append(" NIL");
  }

  private void envelope(MimePart message) {
    text.append('(')
        .append(nullable(message.field("Date")))
        .append(' ')
        .append(nullable(message.field("Subject")))
        .append(" NIL NIL NIL NIL NIL NIL ")
        .append(nullable(message.field("In-Reply-To")))
        .append(' ')
        .append(nullable(message.field("Message-ID")))
        .append(')');
  }

  private void disposition(MimePart part) {
    String field = part.field("Content-Disposition");
    if (field.isEmpty()) {
      text.append("NIL");
      return;
    }
    MimeField disposition = MimeField.parse(field, "attachment");
    text.append('(').append(string(disposition.value())).append(' ');
    parameters(disposition.parameters());
    text.append(')');
  }

  private void parameters(Map<String, String> parameters) {
    if (parameters.isEmpty()) {
      text.append("NIL");
      return;
    }
    String separator = "(";
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      text.append(separator)
          .append(string(parameter.getKey()))
          .append(' ')
          .append(string(parameter.getValue()));
      separator = " ";
    }
    text.append(')');
  }

  private static String subtype(MimePart part) {
    String type = part.type().value();
    return type.substring(type.indexOf('/') + 1).toLowerCase(Locale.ROOT);
  }

  private static String nullable(String value) {
    return value.isEmpty() ? "NIL" : string(value);
  }

  /// A string as it may stand in an answer: quoted, or a literal if it cannot be quoted.
  static String string(String value) {
    if (value.chars().anyMatch(c -> c > 0x7e || c < ' ')) {
      return "{" + value.length() + "}\r\n" + value;
    }
    return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
