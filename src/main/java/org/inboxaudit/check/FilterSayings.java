package org.inboxaudit.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.inboxaudit.evidence.Message;

/// What filters of receiving servers write into the headers of messages, read from the pack
/// `filter-words`.
record FilterSayings(Map<String, List<Saying>> byField) {
  /// In the pack, before a piece that may stand anywhere.
  private static final String ANYWHERE = "*";

  private static final int FIELD = 0;
  private static final int PIECE = 1;
  private static final int WORD = 2;
  private static final int COLUMNS = 4;

  private record Saying(String piece, String word) {
    boolean stands(String value) {
      return piece.startsWith(ANYWHERE)
          ? value.contains(piece.substring(1))
          : value.startsWith(piece);
    }
  }

  static FilterSayings of(List<String> pack) {
    Map<String, List<Saying>> byField = new HashMap<>();
    for (String line : pack) {
      List<String> columns =
          Arrays.stream(line.split("[|]", COLUMNS))
              .map(Wording::folded)
              .map(String::strip)
              .toList();
      byField
          .computeIfAbsent(columns.get(FIELD), _ -> new ArrayList<>())
          .add(new Saying(columns.get(PIECE), columns.get(WORD)));
    }
    return new FilterSayings(byField);
  }

  /// The words for what filters took a message for.
  List<String> about(Message message) {
    List<String> words = new ArrayList<>();
    byField.forEach(
        (field, sayings) ->
            message
                .header(field)
                .map(value -> Wording.folded(value).strip())
                .ifPresent(
                    value ->
                        sayings.stream()
                            .filter(saying -> saying.stands(value))
                            .map(Saying::word)
                            .forEach(words::add)));
    return words;
  }
}
