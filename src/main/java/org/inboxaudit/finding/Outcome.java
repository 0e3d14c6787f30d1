package org.inboxaudit.finding;

import java.util.List;
import org.inboxaudit.evidence.Gap;

/// The one answer each check gives in each report. The constructors enforce the meaning.
public sealed interface Outcome {

  /// Something was found, perhaps not everything.
  ///
  /// @param omitted how many further findings were counted but not kept
  record Found(List<Finding> findings, long omitted, List<Gap> gaps) implements Outcome {
    public Found {
      findings = List.copyOf(findings);
      gaps = List.copyOf(gaps);
      require(!findings.isEmpty(), "found needs a finding");
    }
  }

  /// Nothing was found, and nothing was missing. Only the audit's ledger builds this.
  ///
  /// @param examined how many pieces of evidence the check was given
  record Clear(long examined) implements Outcome {}

  /// Nothing was found in the part that was seen.
  record Inconclusive(long examined, List<Gap> gaps) implements Outcome {
    public Inconclusive {
      gaps = List.copyOf(gaps);
      require(!gaps.isEmpty(), "inconclusive needs a gap");
    }
  }

  /// We could not look.
  record NotChecked(List<Gap> gaps) implements Outcome {
    public NotChecked {
      gaps = List.copyOf(gaps);
      require(!gaps.isEmpty(), "not checked needs a gap");
    }
  }

  /// Our own fault; `incident` is the number an operator finds in the log.
  record Failed(String incident) implements Outcome {}

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
