package org.inboxaudit.source;

import org.inboxaudit.evidence.Observation;

/// Where a source says what it sees. The call returns when every check has seen it: back-pressure
/// is the call itself.
@FunctionalInterface
public interface ObservationSink {
  /// @throws InterruptedException if the audit is to stop: canceled, withdrawn, or shut down
  void accept(Observation observation) throws InterruptedException;
}
