package org.inboxaudit.source;

import java.util.List;
import java.util.stream.Stream;

/// What stands between a parser that was taken over and everything else, in words for the operator.
///
/// A process of its own always stands: its heap and its time are limited, it has no environment and
/// no credential.
///
/// @param kernelLimits memory, open files and writing are limited by the kernel
/// @param locked no network, no other processes, no files but those of the JVM
record Walls(boolean kernelLimits, boolean locked) {

  Walls(ForkedExtractor.Tools tools) {
    this(tools.prlimit().isPresent(), tools.bubblewrap().isPresent());
  }

  /// The walls that are missing, and what would put them up.
  List<String> missing() {
    return Stream.of(
            kernelLimits ? "" : "limits of the kernel (install util-linux: prlimit)",
            locked ? "" : "no network, no files (install bubblewrap)")
        .filter(wall -> !wall.isEmpty())
        .toList();
  }

  @Override
  public String toString() {
    return "process"
        + (kernelLimits ? ", limits of the kernel (prlimit)" : "")
        + (locked ? ", no network, no files (bubblewrap)" : "");
  }
}
