package org.inboxaudit.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Severity;

/// The report as a person reads it: the sentences of one language in the order of reading. Made by
/// [ReportReading]; a document is a plain walk through it.
///
/// @param direction of writing, `ltr` or `rtl`
/// @param title the same for every report: it stays in the history of the browser (T14)
/// @param level which of the three headings it is, as a word
/// @param limits that nothing seen is no proof; stands under the heading if nothing was seen
/// @param partial that the reading ended early, if it did
/// @param draft that the translation was not reviewed yet, if so
/// @param actions at most five in a safe order, and one that points to the rest
/// @param asks whether something in it asks "was that you?"
/// @param presence how long somebody may have been there; empty if nothing serious tells
/// @param timeline what happened, by day
/// @param moreMoments that others are not shown, if there are
/// @param information findings that only inform
/// @param seenNothing the checks that looked at all and saw nothing
public record ReportView(
    String language,
    Phrase direction,
    Phrase title,
    String level,
    Phrase heading,
    Phrase limits,
    Optional<Phrase> partial,
    Optional<Phrase> draft,
    List<Step> actions,
    List<Group> findings,
    boolean asks,
    List<Phrase> presence,
    List<Day> timeline,
    Optional<Phrase> moreMoments,
    List<Holding> exposure,
    List<Group> information,
    List<Unseen> unseen,
    List<SeenNothing> seenNothing,
    List<Beyond> beyond,
    List<Phrase> help,
    List<Phrase> keep,
    List<Phrase> about) {

  /// Whether the sentence that nothing is proved belongs under the heading.
  public boolean sawNothing() {
    return level.equals("nothing-seen");
  }

  /// What the page holds below the steps, in the order of reading.
  public List<String> sections() {
    List<String> sections = new ArrayList<>();
    sections.addAll(findings.isEmpty() ? List.of() : List.of("findings"));
    sections.addAll(timeline.isEmpty() ? List.of() : List.of("timeline"));
    sections.add("exposure");
    sections.addAll(information.isEmpty() ? List.of() : List.of("information"));
    sections.addAll(List.of("unseen", "beyond", "help", "keep"));
    sections.addAll(seenNothing.isEmpty() ? List.of() : List.of("clear"));
    return List.copyOf(sections);
  }

  /// One thing to do now.
  ///
  /// @param about what was found that asks for it; empty for what is always right
  public record Step(Optional<Phrase> about, Phrase text) {}

  /// Findings of one check that weigh the same and mean the same.
  ///
  /// @param more that others like these are not shown, if there are
  /// @param same that an earlier group said why, what is normal and what to do, if one did; then it
  ///   is not said again
  public record Group(
      Phrase title,
      Severity severity,
      Confidence confidence,
      Phrase severityWord,
      Phrase confidenceWord,
      List<Seen> seen,
      Optional<Phrase> more,
      Optional<Phrase> why,
      Optional<Phrase> normal,
      Optional<Phrase> remedy,
      Optional<Phrase> same,
      List<String> attack) {

    /// The severity as a word for style sheets.
    public String weight() {
      return Wording.slug(severity);
    }
  }

  /// What the mailbox would have shown, and what makes that less.
  public record Holding(Phrase what, Optional<Phrase> remedy) {}

  /// One thing that was seen.
  ///
  /// @param effect what a mail rule did
  /// @param standing how far a letter can be trusted that tells it
  public record Seen(
      Phrase what,
      List<Phrase> effect,
      Optional<Phrase> standing,
      Optional<String> when,
      Optional<Asked> asked) {}

  /// That the owner is asked whether it was them.
  ///
  /// @param answer what they said, if they did
  /// @param before what it weighed before they did
  public record Asked(Optional<Phrase> answer, Optional<Phrase> before) {}

  /// One day on which something happened.
  ///
  /// @param date as programs write it
  public record Day(String date, String name, List<Event> events) {}

  /// One thing that happened.
  ///
  /// @param at as programs write it
  /// @param severity empty for what only informs
  public record Event(
      String at, String time, Phrase kind, Phrase what, Optional<Phrase> severity) {}

  /// Checks that could not look for the same reasons.
  public record Unseen(Phrase state, List<Missing> missing, List<ByHand> checks) {}

  /// What is missing for one reason.
  ///
  /// @param kinds of what; several only where nothing is known of places and numbers
  /// @param label what stands before the places: where, or when
  /// @param where some of the places, made visible
  /// @param more that there are more places, if there are
  /// @param items how many things, if that is known
  public record Missing(
      List<Phrase> kinds,
      Phrase what,
      Phrase who,
      Phrase label,
      List<String> where,
      Optional<Phrase> more,
      Optional<Phrase> items) {}

  /// A check, and how its owner looks instead.
  public record ByHand(Phrase title, Optional<Phrase> manual) {}

  /// A check that looked at all and saw nothing.
  ///
  /// @param blind what it cannot see even so
  public record SeenNothing(Phrase title, Phrase examined, Optional<Phrase> blind) {}

  /// Something no look into a mailbox can show.
  public record Beyond(Phrase what, Phrase look) {}
}
