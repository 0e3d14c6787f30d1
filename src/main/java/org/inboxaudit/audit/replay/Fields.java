package org.inboxaudit.audit.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The header fields that conditions ask for, each with a place.
final class Fields {
  /// Further fields are not read, and what asks for them cannot be decided.
  private static final int MOST = 50;

  private static final int LONGEST = 76;

  /// What every message brings without being asked.
  private static final Set<String> ENVELOPE = Set.of("subject", "from");

  private final List<String> names = new ArrayList<>();

  /// The place of a field.
  ///
  /// @param name in lower case
  /// @return -1 if it is no header field (RFC 5322 §2.2), or one too many
  int place(String name) {
    int known = names.indexOf(name);
    if (known >= 0 || !isField(name) || names.size() == MOST) {
      return known;
    }
    names.add(name);
    return names.size() - 1;
  }

  String name(int place) {
    return names.get(place);
  }

  int size() {
    return names.size();
  }

  /// The fields that must be asked for.
  SortedSet<String> toRead() {
    return names.stream()
        .filter(name -> !ENVELOPE.contains(name))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean isField(String name) {
    return !name.equals("body")
        && !name.isEmpty()
        && name.length() <= LONGEST
        && name.chars().allMatch(c -> c > ' ' && c < 0x7f && c != ':');
  }
}
