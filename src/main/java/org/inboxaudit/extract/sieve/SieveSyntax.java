package org.inboxaudit.extract.sieve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The tree of a script, as written: names in lower case, strings without their quoting, nothing
/// interpreted.
sealed interface SieveSyntax {

  /// A command (RFC 5228 §2.9).
  ///
  /// @param comments what stands between it and what went before
  /// @param block empty if it ends in a semicolon
  record Command(
      List<String> comments,
      String name,
      Arguments arguments,
      List<Test> tests,
      Optional<List<Command>> block)
      implements SieveSyntax {

    boolean is(String... names) {
      return List.of(names).contains(name);
    }
  }

  /// A test (RFC 5228 §5) with the tests inside it.
  record Test(String name, Arguments arguments, List<Test> tests) implements SieveSyntax {}

  /// One argument (RFC 5228 §2.6).
  sealed interface Argument {
    record Tag(String name) implements Argument {}

    record Numeral(long value) implements Argument {}

    record Strings(List<String> values) implements Argument {}
  }

  /// The arguments of a command or a test.
  record Arguments(List<Argument> all) implements SieveSyntax {
    /// Tags that are followed by a value of their own, over all registered extensions.
    private static final Set<String> WITH_VALUE =
        Set.of(
            "addresses",
            "bytimeabsolute",
            "bytimerelative",
            "comparator",
            "content",
            "count",
            "createdunless",
            "days",
            "fcc",
            "flags",
            "from",
            "handle",
            "header",
            "id",
            "importance",
            "index",
            "input",
            "mailboxid",
            "message",
            "method",
            "notify",
            "options",
            "output",
            "param",
            "ret",
            "seconds",
            "specialuse",
            "subject",
            "uniqueid",
            "value",
            "zone");

    boolean has(String tag) {
      return all.contains(new Argument.Tag(tag));
    }

    /// The strings that follow a tag.
    Optional<List<String>> tagged(String tag) {
      int at = all.indexOf(new Argument.Tag(tag));
      return at >= 0 && at + 1 < all.size() && all.get(at + 1) instanceof Argument.Strings strings
          ? Optional.of(strings.values())
          : Optional.empty();
    }

    /// The string lists that belong to no tag, in order.
    List<List<String>> positional() {
      List<List<String>> lists = new ArrayList<>();
      boolean valueOfTag = false;
      for (Argument argument : all) {
        if (argument instanceof Argument.Strings strings && !valueOfTag) {
          lists.add(strings.values());
        }
        valueOfTag = argument instanceof Argument.Tag tag && WITH_VALUE.contains(tag.name());
      }
      return lists;
    }

    /// The last string list: the target of most actions, however many tags we do not know stand
    /// before it.
    List<String> last() {
      for (Argument argument : all.reversed()) {
        if (argument instanceof Argument.Strings strings) {
          return strings.values();
        }
      }
      return List.of();
    }
  }
}
