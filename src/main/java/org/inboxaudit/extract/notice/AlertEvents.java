package org.inboxaudit.extract.notice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.inboxaudit.evidence.Notice;

/// The phrases by which providers say what happened. Read from `intel/alert-events.txt`.
record AlertEvents(List<Phrase> phrases) {
  private static final int MAXIMUM_GAP = 80;
  private static final int MAXIMUM_HITS = 50;

  AlertEvents {
    phrases = List.copyOf(phrases);
  }

  /// @param provider whose phrase it is, `any` for everybody's
  /// @param pieces what must follow one another with at most 80 characters between
  record Phrase(String provider, Notice.Event event, List<String> pieces) {
    Phrase {
      pieces = List.copyOf(pieces);
    }
  }

  private record Hit(Notice.Event event, int start, int end) {
    boolean liesWithin(Hit other) {
      return other.start <= start && end <= other.end && other.end - other.start > end - start;
    }
  }

  static AlertEvents parse(List<String> lines) {
    List<Phrase> phrases = new ArrayList<>();
    for (String line : lines) {
      String[] columns = line.split("[|]", 4);
      phrases.add(
          new Phrase(
              columns[0].strip(),
              Notice.Event.valueOf(columns[1].strip().toUpperCase(Locale.ROOT).replace('-', '_')),
              Arrays.stream(columns[3].split("[*]", -1)).map(String::strip).toList()));
    }
    return new AlertEvents(phrases);
  }

  /// All events that a provider's text tells, in the order in which it does. A phrase inside a
  /// longer one does not count.
  ///
  /// @param text in lower case, blanks folded
  Set<Notice.Event> in(String provider, String text) {
    List<Hit> hits = new ArrayList<>();
    for (Phrase phrase : phrases) {
      if (phrase.provider().equals("any") || phrase.provider().equals(provider)) {
        find(phrase, text, hits);
      }
    }
    Set<Notice.Event> events = new LinkedHashSet<>();
    hits.stream()
        .filter(hit -> hits.stream().noneMatch(hit::liesWithin))
        .sorted(Comparator.comparingInt(Hit::start))
        .forEach(hit -> events.add(hit.event()));
    return events;
  }

  private static void find(Phrase phrase, String text, List<Hit> hits) {
    String first = phrase.pieces().getFirst();
    int found = 0;
    for (int start = text.indexOf(first);
        start >= 0 && found < MAXIMUM_HITS;
        start = text.indexOf(first, start + 1)) {
      found++;
      int end = start + first.length();
      for (String piece : phrase.pieces().subList(1, phrase.pieces().size())) {
        int next =
            text.indexOf(piece, end, Math.min(text.length(), end + MAXIMUM_GAP + piece.length()));
        if (next < 0) {
          end = -1;
          break;
        }
        end = next + piece.length();
      }
      if (end > 0) {
        hits.add(new Hit(phrase.event(), start, end));
      }
    }
  }
}
