package org.inboxaudit.check.message;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.inboxaudit.check.LookAlike;
import org.inboxaudit.evidence.Domain;

/// Tells from short hashes alone whether two domains look the same or are one change apart, so that
/// nobody's domain need be kept.
///
/// Of each domain known the hashes of what is left when one of its characters is taken away are
/// kept, each with the place it stood at. A character more, less or other, or two that changed
/// places, all show in them.
final class NearNames {
  private static final int SHORTEST = 6;
  private static final int LONGEST = 24;

  private NearNames() {}

  /// What is kept of a domain.
  static List<Integer> kept(Domain registered) {
    String name = registered.name();
    Stream<String> shapes =
        isComparable(name)
            ? Stream.concat(
                Stream.of("whole " + name),
                IntStream.range(0, label(name)).mapToObj(i -> i + " " + without(name, i)))
            : Stream.empty();
    return Stream.concat(Stream.of(look(registered)), shapes)
        .map(String::hashCode)
        .sorted()
        .toList();
  }

  /// Hashes of which one is among those kept of a domain that looks the same.
  static Set<Integer> alike(Domain registered) {
    return Set.of(look(registered).hashCode());
  }

  /// Hashes of which one is among those kept of a domain that is one change apart.
  static Set<Integer> oneApart(Domain registered) {
    String name = registered.name();
    Set<Integer> hashes = new HashSet<>();
    if (!isComparable(name)) {
      return hashes;
    }
    int length = label(name);
    for (int i = 0; i < length; i++) {
      // one other, one more here, one more there
      hashes.add((i + " " + without(name, i)).hashCode());
      hashes.add(("whole " + without(name, i)).hashCode());
      hashes.add((i + " " + name).hashCode());
      if (i + 1 < length) {
        hashes.add(("whole " + swapped(name, i)).hashCode());
      }
    }
    hashes.add((length + " " + name).hashCode());
    return hashes;
  }

  private static String look(Domain registered) {
    return "look " + LookAlike.skeleton(LookAlike.readable(registered));
  }

  /// Short names are near to too many others.
  private static boolean isComparable(String name) {
    int length = label(name);
    return length >= SHORTEST && length <= LONGEST;
  }

  private static int label(String name) {
    int dot = name.indexOf('.');
    return dot < 0 ? name.length() : dot;
  }

  private static String without(String name, int at) {
    return name.substring(0, at) + name.substring(at + 1);
  }

  private static String swapped(String name, int at) {
    return name.substring(0, at) + name.charAt(at + 1) + name.charAt(at) + name.substring(at + 2);
  }
}
