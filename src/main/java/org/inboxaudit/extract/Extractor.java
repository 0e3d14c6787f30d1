package org.inboxaudit.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.Observation;

/// Turns hostile bytes into facts.
public interface Extractor {

  /// Reads `raw` within `limits`.
  ///
  /// Never throws because of what the bytes hold: whatever goes wrong with them is a
  /// [Extracted.Refused].
  Extracted extract(Raw raw, ExtractLimits limits) throws InterruptedException;

  /// Reads several, each as [#extract] does and within the same limits: what one of them does to
  /// its reader is not held against the others.
  ///
  /// @return what came of each, in their order
  default List<Extracted> extractAll(List<Raw> raws, ExtractLimits limits)
      throws InterruptedException {
    List<Extracted> all = new ArrayList<>(raws.size());
    for (Raw raw : raws) {
      all.add(extract(raw, limits));
    }
    return all;
  }

  /// What came out.
  sealed interface Extracted {
    /// Evidence and gaps side by side.
    ///
    /// @param missingKeys names of DKIM keys (`selector._domainkey.domain`) with which more could
    ///   be said
    record Facts(List<Observation> observations, Set<String> missingKeys) implements Extracted {
      public Facts {
        observations = List.copyOf(observations);
        missingKeys = Set.copyOf(missingKeys);
      }

      public Facts(List<Observation> observations) {
        this(observations, Set.of());
      }
    }

    /// Nothing could be said about these bytes.
    ///
    /// @param limit which limit or failure ended it, in words of ours, for the operator
    record Refused(Gap.Reason reason, String limit) implements Extracted {}
  }
}
