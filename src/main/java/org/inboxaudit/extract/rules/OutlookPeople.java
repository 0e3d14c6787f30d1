package org.inboxaudit.extract.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Reads the people whom an Outlook rule names: `"Name" [SMTP:x@y.example]` in PowerShell, objects
/// with an address in Graph.
///
/// Somebody inside the organisation may stand there by a name of its directory alone (`[EX:/o=…]`).
/// Nobody outside can read an address out of that, so the text is passed on as it is.
final class OutlookPeople {
  private static final String SMTP = "SMTP:";

  private OutlookPeople() {}

  /// @param text the address; if there is none, whatever stands for it
  record Person(String text) {}

  static List<Person> read(JsonNode value) {
    List<Person> people = new ArrayList<>();
    if (value.isArray()) {
      value.forEach(item -> person(item, people));
    } else {
      person(value, people);
    }
    return people;
  }

  private static void person(JsonNode value, List<Person> people) {
    if (!value.isObject()) {
      text(value.asText(""), people);
      return;
    }
    JsonNode inner = value.path("emailAddress").isObject() ? value.path("emailAddress") : value;
    for (String field : List.of("address", "Address", "PrimarySmtpAddress", "DisplayName")) {
      if (inner.path(field).isTextual() && !inner.path(field).asText().isBlank()) {
        people.add(new Person(inner.path(field).asText().strip()));
        return;
      }
    }
    people.add(new Person(value.toString()));
  }

  /// Each address in brackets, or the whole text.
  private static void text(String text, List<Person> people) {
    int before = people.size();
    int open = text.indexOf('[');
    int close = text.indexOf(']', Math.max(open, 0));
    while (open >= 0 && close > open) {
      String inside = text.substring(open + 1, close);
      if (inside.toUpperCase(Locale.ROOT).startsWith(SMTP)) {
        people.add(new Person(inside.substring(SMTP.length()).strip()));
      } else if (inside.indexOf(':') > 0) {
        people.add(new Person(inside.strip()));
      }
      open = text.indexOf('[', close);
      close = text.indexOf(']', Math.max(open, 0));
    }
    if (people.size() == before && !text.isBlank()) {
      int angle = text.lastIndexOf('<');
      people.add(new Person(angle < 0 ? text.strip() : text.substring(angle).strip()));
    }
  }
}
