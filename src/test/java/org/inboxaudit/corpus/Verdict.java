package org.inboxaudit.corpus;

/// How a reading compares with the label of its file.
///
/// @param why what is missed or wrong, empty otherwise; may hold words of the label, never of the
///   file
record Verdict(Outcome outcome, String why) {

  enum Outcome {
    /// What the label says is there was found, all of it.
    FOUND,
    /// Something that the label says is there was not found.
    MISSED,
    /// Something was told that is not there, or the reader failed.
    WRONG,
    /// The label says that there is nothing, and nothing was told.
    QUIET,
    /// The label says nothing to compare with; the reader came through.
    UNJUDGED
  }

  static final Verdict FOUND = new Verdict(Outcome.FOUND, "");
  static final Verdict QUIET = new Verdict(Outcome.QUIET, "");
  static final Verdict UNJUDGED = new Verdict(Outcome.UNJUDGED, "");

  static Verdict missed(String why) {
    return new Verdict(Outcome.MISSED, why);
  }

  static Verdict wrong(String why) {
    return new Verdict(Outcome.WRONG, why);
  }

  boolean isFault() {
    return outcome == Outcome.MISSED || outcome == Outcome.WRONG;
  }
}
