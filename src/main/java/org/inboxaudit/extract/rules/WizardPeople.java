package org.inboxaudit.extract.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads a list of people in a Rules Wizard file. Each is a small table of MAPI properties: sixteen
/// octets for each property, then the texts they point to.
final class WizardPeople {
  private static final int MAXIMUM_PEOPLE = 1_000;
  private static final int MAXIMUM_PROPERTIES = 200;
  private static final int LINE = 16;
  private static final long SMTP_ADDRESS = 0x39fe001fL;
  private static final long ADDRESS = 0x3003001fL;
  private static final long NAME = 0x3001001fL;
  private static final Set<Long> TEXTS = Set.of(SMTP_ADDRESS, ADDRESS, NAME);

  private WizardPeople() {}

  /// Their addresses; for who has none in here, the name in the directory or the address book.
  static List<String> read(WizardBytes bytes) throws RulesFileProblem {
    bytes.skip(4);
    long count = bytes.number();
    if (count > MAXIMUM_PEOPLE) {
      throw RulesFileProblem.limit("people");
    }
    List<String> people = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      people.add(person(bytes));
    }
    bytes.skip(8);
    return people;
  }

  private static String person(WizardBytes bytes) throws RulesFileProblem {
    bytes.skip(4);
    long count = bytes.number();
    WizardBytes table = bytes.piece(bytes.number());
    if (count > MAXIMUM_PROPERTIES) {
      throw RulesFileProblem.limit("properties");
    }
    Map<Long, String> texts = new HashMap<>();
    WizardBytes lines = table.piece(count * LINE);
    for (int i = 0; i < count; i++) {
      long property = lines.number();
      lines.skip(4);
      long offset = lines.number();
      lines.skip(4);
      if (TEXTS.contains(property)) {
        texts.put(property, table.textAt(offset));
      }
    }
    String name = texts.getOrDefault(NAME, "");
    String address = texts.getOrDefault(ADDRESS, name);
    String smtp = texts.getOrDefault(SMTP_ADDRESS, address);
    return smtp.isBlank() ? name : smtp;
  }
}
