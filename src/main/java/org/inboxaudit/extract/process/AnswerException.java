package org.inboxaudit.extract.process;

import java.io.IOException;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.extract.Extractor.Extracted;

/// A parser process answered what no sound one answers. It may be taken over; it must not be asked
/// again.
public final class AnswerException extends IOException {
  private static final long serialVersionUID = 1L;

  private final Gap.Reason reason;

  AnswerException(Gap.Reason reason) {
    super("not an answer: " + reason);
    this.reason = reason;
  }

  /// What is said instead of the answer.
  public Extracted.Refused refusal() {
    return new Extracted.Refused(reason, "answer");
  }
}
