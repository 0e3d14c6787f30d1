package org.inboxaudit.consent;

import java.time.ZoneId;

/// A piece of a mail server's log that an administrator gave to the owner or their helper (ADR 28).
public final class LogExcerpt extends OwnersFile {
  private final ZoneId zone;

  /// As an [OwnersFile].
  ///
  /// @param zone of the server, for lines that name none
  public LogExcerpt(String name, ZoneId zone, byte[] bytes) {
    super(name, bytes);
    this.zone = zone;
  }

  public ZoneId zone() {
    return zone;
  }
}
