package org.inboxaudit.sample.owners;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// All invented owners. The same at every call.
final class SyntheticOwners {
  /// The time of their audits.
  static final Instant AS_OF = Instant.parse("2026-06-03T00:00:00Z");

  private SyntheticOwners() {}

  static List<TapedOwner> all() {
    return Stream.of(
            CompromisedOwners.all(),
            VisitedOwners.all(),
            InnocentOwners.all(),
            OwnersOnTheWay.all(),
            MessageOwners.compromised(),
            MessageOwners.innocent(),
            FileOwners.compromised(),
            FileOwners.innocent())
        .flatMap(List::stream)
        .toList();
  }

  /// Writes all tapes anew if the run is to approve what it finds.
  ///
  /// @return whether it is
  static boolean approve() throws IOException {
    boolean approves = System.getProperty("approve") != null;
    if (approves) {
      for (TapedOwner owner : all()) {
        for (var file : owner.files().entrySet()) {
          Files.writeString(file.getKey(), file.getValue());
        }
      }
    }
    return approves;
  }
}
