package org.inboxaudit.audit.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.Message;
import org.jspecify.annotations.Nullable;

/// The header fields of one message as conditions ask for them: in lower case, each made ready once
/// however many rules look at it.
final class Letter {
  private static final int LONGEST = 1_000;
  private static final Set<String> ADDRESSES = Set.of("to", "cc", "bcc");

  private final Fields fields;
  private final Message message;
  private final @Nullable List<String>[] values;

  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of lists has no other form
  Letter(Fields fields, Message message) {
    this.fields = fields;
    this.message = message;
    this.values = new List[fields.size()];
  }

  long size() {
    return message.size();
  }

  /// The values of a field, none if the message does not have it.
  ///
  /// @param field its place in [Fields]
  List<String> values(int field) {
    List<String> known = values[field];
    if (known == null) {
      known = read(fields.name(field));
      values[field] = known;
    }
    return known;
  }

  private List<String> read(String name) {
    return switch (name) {
      case "subject" -> List.of(folded(message.subject()));
      case "from" -> message.from().map(this::sender).orElse(List.of());
      default -> header(name);
    };
  }

  private List<String> header(String name) {
    List<String> lines = message.headers().get(name);
    if (lines == null) {
      return List.of();
    }
    List<String> forms = new ArrayList<>(2);
    for (String line : lines) {
      String folded = folded(line);
      forms.add(folded);
      if (ADDRESSES.contains(name)) {
        addAddresses(folded, forms);
      }
    }
    return forms;
  }

  private void addAddresses(String line, List<String> forms) {
    for (EmailAddress recipient : message.recipients()) {
      String address = recipient.toString();
      if (line.contains(address) && !line.equals(address)) {
        forms.add(address);
      }
    }
  }

  /// As the header has it, and the address alone: Sieve compares one or the other (RFC 5228 §5.1).
  private List<String> sender(EmailAddress address) {
    List<String> forms = new ArrayList<>(List.of(address.toString()));
    if (!message.fromName().isEmpty()) {
      forms.add(folded(message.fromName() + " <" + address + ">"));
    }
    return forms;
  }

  private static String folded(String value) {
    boolean padded =
        !value.isEmpty() && (value.charAt(0) <= ' ' || value.charAt(value.length() - 1) <= ' ');
    String stripped = padded ? value.strip() : value;
    return stripped.substring(0, Math.min(LONGEST, stripped.length())).toLowerCase(Locale.ROOT);
  }
}
