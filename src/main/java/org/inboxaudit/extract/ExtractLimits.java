package org.inboxaudit.extract;

import java.time.Duration;

/// Where the reading of one piece of hostile input ends. What goes beyond is said as a gap.
///
/// @param bytes the largest input, and the largest file inside a container, in octets
/// @param totalBytes all files inside one container together, decompressed
/// @param ratio the largest growth by decompression, after the first megabyte
/// @param depth containers within containers
/// @param entries files in one container
/// @param time for the whole of one input
public record ExtractLimits(
    long bytes, long totalBytes, int ratio, int depth, int entries, Duration time) {
  public static final ExtractLimits DEFAULT =
      new ExtractLimits(25L << 20, 200L << 20, 100, 4, 1000, Duration.ofSeconds(10));
}
