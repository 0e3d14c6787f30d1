package org.inboxaudit.extract.process;

import java.io.IOException;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.extract.Extractor.Extracted;

/// A parser process answered what no sound one answers. It may be taken over; it must not be asked
/// again.
public final class AnswerException extends IOException {
  private static final long serialVersionUID = 1L;

  AnswerException() {
    super("not an answer");
  }

  /// What is said instead of the answer.
  public Extracted.Refused refusal() {
    return new Extracted.Refused(Gap.Reason.PARSER_BROKE, "answer");
  }
}
