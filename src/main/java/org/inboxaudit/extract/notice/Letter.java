package org.inboxaudit.extract.notice;

import com.google.re2j.Pattern;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.inboxaudit.evidence.Notice.Event;
import org.inboxaudit.extract.text.LetterText;

/// A letter that bears a provider's From, and what it is read with.
record Letter(
    HeaderFields header, LetterBody body, AlertSenders.Sender sender, NoticeTables tables) {
  private static final int LONGEST_NAME = 100;
  private static final int MOST_LINES = 2_000;

  /// Where a name that somebody else chose stands in the letter: that of an app, or of a device.
  private static final Set<Event> WITH_A_NAME =
      EnumSet.of(
          Event.NEW_SIGN_IN,
          Event.SIGN_IN_BLOCKED,
          Event.APP_PASSWORD_CREATED,
          Event.APP_ACCESS_GRANTED);

  /// `+91 11 5550 1234`, `(800) 555-0123`.
  private static final Pattern TELEPHONE =
      Pattern.compile(
          "(?:^|[^0-9.])(?:\\+[0-9]{1,3}(?:[ .()-]{0,2}[0-9]){8,12}"
              + "|(?:1[ .-])?\\(?[0-9]{3}\\)?[ .-][0-9]{3}[ .-][0-9]{4})(?:$|[^0-9])");

  Set<Event> events() {
    return tables.events().in(sender.provider(), LetterText.folded(body.text()), body.links());
  }

  List<String> lines() {
    return LetterText.lines(body.text());
  }

  /// Whether somebody put words of their own into it: as the name of an app that goes on and on, as
  /// a telephone number where none belongs, or by pushing the rest out of sight.
  boolean carriesForeignWords() {
    return body.padded() || (events().stream().anyMatch(WITH_A_NAME::contains) && names());
  }

  private boolean names() {
    return body.links().dials()
        || lines().stream()
            .limit(MOST_LINES)
            .anyMatch(
                line ->
                    TELEPHONE.matcher(line).find()
                        || tables.events().lead(sender.provider(), LetterText.folded(line))
                            > LONGEST_NAME);
  }
}
