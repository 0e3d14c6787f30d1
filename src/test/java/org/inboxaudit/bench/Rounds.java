package org.inboxaudit.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// Several ways to do one thing, measured in turn: A B C A B C. A machine that is busy for a while
/// is busy for all of them, so their ratio in one round says more than any time. The first round
/// warms everybody up and does not count.
final class Rounds {
  private final Map<String, List<Taken>> measured = new LinkedHashMap<>();

  private Rounds() {}

  /// One of the ways.
  ///
  /// @param before brings about the same state each time; not measured
  record Way(String name, Taken.Work before, Taken.Work work) {
    Way(String name, Taken.Work work) {
      this(name, () -> {}, work);
    }
  }

  static Rounds of(BenchServer server, int rounds, Way... ways) throws Exception {
    Rounds measured = new Rounds();
    for (int round = 0; round <= rounds; round++) {
      for (Way way : ways) {
        way.before().run();
        Taken taken = Taken.by(server, way.work());
        if (round > 0) {
          measured.add(way.name(), taken);
        }
      }
    }
    return measured;
  }

  /// For measurements that were taken elsewhere, one of each name a round.
  static Rounds none() {
    return new Rounds();
  }

  void add(String name, Taken taken) {
    measured.computeIfAbsent(name, _ -> new ArrayList<>()).add(taken);
  }

  /// The median of what one way took.
  double median(String name, ToDoubleFunction<Taken> what) {
    return median(of(name).stream().mapToDouble(what).toArray());
  }

  /// The median over the rounds of what one way took, divided by what another one did.
  double ratio(
      String name, ToDoubleFunction<Taken> what, String toName, ToDoubleFunction<Taken> toWhat) {
    List<Taken> over = of(name);
    List<Taken> under = of(toName);
    double[] ratios = new double[Math.min(over.size(), under.size())];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = what.applyAsDouble(over.get(i)) / toWhat.applyAsDouble(under.get(i));
    }
    return median(ratios);
  }

  double ratio(String name, String toName, ToDoubleFunction<Taken> what) {
    return ratio(name, what, toName, what);
  }

  private List<Taken> of(String name) {
    return measured.getOrDefault(name, List.of());
  }

  /// One line for each way: the medians.
  List<String> table() {
    List<String> lines = new ArrayList<>();
    for (String name : measured.keySet()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "  %-14s %9.3f s by the clock   server %8.3f s   client %8.3f s",
              name,
              median(name, Taken::wall),
              median(name, Taken::server),
              median(name, Taken::client)));
    }
    return lines;
  }

  /// The middle one; of an even number the mean of the two in the middle.
  static double median(double... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("nothing was measured");
    }
    double[] sorted = values.clone();
    java.util.Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
