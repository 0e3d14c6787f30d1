package org.inboxaudit.sample.owners;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// All invented owners. The same at every call.
final class SyntheticOwners {
  /// The time of their audits.
  static final Instant AS_OF = Instant.parse("2026-06-03T00:00:00Z");

  private SyntheticOwners() {}

  static List<TapedOwner> all() {
    return Stream.of(CompromisedOwners.all(), InnocentOwners.all()).flatMap(List::stream).toList();
  }
}
