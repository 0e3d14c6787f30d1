package org.inboxaudit.bench;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;

/// What a reader has asked for, so that somebody else can ask for the very same.
record FetchPlan(List<FetchPlan.Visit> visits) {
  /// How many messages one command asks for.
  static final int BATCH = 500;

  /// The first field is the tag.
  private static final Pattern EXAMINE = Pattern.compile("[^ ]+ (EXAMINE .+)");

  private static final Pattern FETCH = Pattern.compile("[^ ]+ UID FETCH ([^ ]+) (\\(.+\\))");

  FetchPlan {
    visits = List.copyOf(visits);
  }

  /// One folder, and what is asked for there.
  ///
  /// @param examine the command that opens it
  record Visit(String examine, List<Fetch> fetches) {
    Visit {
      fetches = List.copyOf(fetches);
    }
  }

  /// One command.
  ///
  /// @param set of UIDs (RFC 9051 §9, sequence-set)
  /// @param items in parentheses
  record Fetch(String set, String items) {
    String command() {
      return "UID FETCH " + set + " " + items;
    }
  }

  /// Reads a plan out of what a client has said. Commands that fetch nothing are left out.
  static FetchPlan of(byte[] said) {
    List<Visit> visits = new ArrayList<>();
    List<Fetch> fetches = new ArrayList<>();
    String examine = "";
    for (String line : new String(said, StandardCharsets.ISO_8859_1).split("\r\n", -1)) {
      Matcher opening = EXAMINE.matcher(line);
      Matcher fetch = FETCH.matcher(line);
      if (opening.matches()) {
        visits.add(new Visit(examine, fetches));
        fetches.clear();
        examine = opening.group(1);
      } else if (fetch.matches()) {
        fetches.add(new Fetch(fetch.group(1), fetch.group(2)));
      }
    }
    visits.add(new Visit(examine, fetches));
    return new FetchPlan(visits.stream().filter(visit -> !visit.fetches().isEmpty()).toList());
  }

  /// Only the commands whose items are so.
  FetchPlan only(Predicate<String> items) {
    return new FetchPlan(
        visits.stream()
            .map(
                visit ->
                    new Visit(
                        visit.examine(),
                        visit.fetches().stream().filter(f -> items.test(f.items())).toList()))
            .filter(visit -> !visit.fetches().isEmpty())
            .toList());
  }

  /// The same items of the same messages, in batches of our own, whatever batches the reader chose.
  FetchPlan inBatches() {
    return new FetchPlan(
        visits.stream()
            .map(
                visit -> {
                  Map<String, TreeSet<Long>> byItems = new LinkedHashMap<>();
                  for (Fetch fetch : visit.fetches()) {
                    byItems
                        .computeIfAbsent(fetch.items(), _ -> new TreeSet<>())
                        .addAll(UidRanges.parse(fetch.set()));
                  }
                  List<Fetch> fetches = new ArrayList<>();
                  byItems.forEach(
                      (items, uids) ->
                          UidRanges.batches(uids, BATCH)
                              .forEach(set -> fetches.add(new Fetch(set, items))));
                  return new Visit(visit.examine(), fetches);
                })
            .toList());
  }

  /// Other items of the same messages.
  FetchPlan asking(String items) {
    return new FetchPlan(
            visits.stream()
                .map(
                    visit ->
                        new Visit(
                            visit.examine(),
                            visit.fetches().stream().map(f -> new Fetch(f.set(), items)).toList()))
                .toList())
        .inBatches();
  }

  int commands() {
    return visits.stream().mapToInt(visit -> visit.fetches().size()).sum();
  }
}
