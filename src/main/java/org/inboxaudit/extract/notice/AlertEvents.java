package org.inboxaudit.extract.notice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.inboxaudit.evidence.Notice;

/// What providers' letters say happened, by the phrases of their text and by the pages that their
/// links lead to. Read from `intel/alert-events.txt`. The subject is not asked: it is translated,
/// shared by many events, and the first thing a forger copies.
record AlertEvents(List<Phrase> phrases) {
  private static final int MAXIMUM_GAP = 80;
  private static final int MAXIMUM_HITS = 50;
  private static final String LINK = "link:";

  AlertEvents {
    phrases = List.copyOf(phrases);
  }

  /// @param provider whose phrase it is, `any` for everybody's
  /// @param pieces what must follow one another with at most 80 characters between
  record Phrase(String provider, Notice.Event event, List<String> pieces) {
    Phrase {
      pieces = List.copyOf(pieces);
    }

    private boolean isOf(String writer) {
      return provider.equals("any") || provider.equals(writer);
    }

    private boolean isLink() {
      return pieces.getFirst().startsWith(LINK);
    }

    private boolean fits(LetterLinks links) {
      return isLink() && links.leadTo(pieces.getFirst().substring(LINK.length()));
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

  /// All events that a provider's letter tells, in the order in which its text does. A phrase
  /// inside a longer one does not count. Where a link tells it, phrases need not be asked.
  ///
  /// @param text in lower case, blanks folded
  Set<Notice.Event> in(String provider, String text, LetterLinks links) {
    Set<Notice.Event> events = new LinkedHashSet<>();
    for (Phrase phrase : phrases) {
      if (phrase.isOf(provider) && phrase.fits(links)) {
        events.add(phrase.event());
      }
    }
    if (events.isEmpty()) {
      hits(provider, text).forEach(hit -> events.add(hit.event()));
    }
    return events;
  }

  /// How many characters stand in a line before it tells of an event; 0 if it tells of none. It is
  /// where the name of an app stands, which is the app's to choose.
  int lead(String provider, String line) {
    return hits(provider, line).stream().mapToInt(Hit::start).findFirst().orElse(0);
  }

  private List<Hit> hits(String provider, String text) {
    List<Hit> hits = new ArrayList<>();
    for (Phrase phrase : phrases) {
      if (phrase.isOf(provider) && !phrase.isLink()) {
        find(phrase, text, hits);
      }
    }
    return hits.stream()
        .filter(hit -> hits.stream().noneMatch(hit::liesWithin))
        .sorted(Comparator.comparingInt(Hit::start))
        .toList();
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
