package org.inboxaudit.consent;

import java.util.Arrays;

/// A file with mail rules that the owner brought along, in memory. Like the credential it cannot be
/// printed or compared, and can be wiped.
public final class RuleFile {
  private final String name;
  private final byte[] bytes;

  /// @param name as the owner's machine calls it; shown to the owner only
  /// @param bytes given away: they are overwritten when the file is wiped
  public RuleFile(String name, byte[] bytes) {
    this.name = name;
    this.bytes = bytes;
  }

  public String name() {
    return name;
  }

  /// What it holds, not a copy of it; zeros if it was wiped.
  public byte[] bytes() {
    return bytes;
  }

  public void wipe() {
    Arrays.fill(bytes, (byte) 0);
  }

  @Override
  public String toString() {
    return "***";
  }
}
