package org.inboxaudit.consent;

import java.util.Arrays;

/// A file that came along with the request for an audit, in memory. Like the credential it cannot
/// be printed or compared, and can be wiped.
public abstract sealed class OwnersFile permits RuleFile, LogExcerpt {
  private final String name;
  private final byte[] bytes;

  /// @param name as the machine it comes from calls it; shown to the owner only
  /// @param bytes given away: they are overwritten when the file is wiped
  OwnersFile(String name, byte[] bytes) {
    this.name = name;
    this.bytes = bytes;
  }

  public final String name() {
    return name;
  }

  /// What it holds, not a copy of it; zeros if it was wiped.
  public final byte[] bytes() {
    return bytes;
  }

  public final void wipe() {
    Arrays.fill(bytes, (byte) 0);
  }

  @Override
  public final String toString() {
    return "***";
  }
}
