package org.inboxaudit.architecture.broken.source.imap;

import org.inboxaudit.architecture.broken.source.sieve.Second;

/// A connector that leans on another.
public final class First {
  public Second second() {
    return new Second();
  }
}
