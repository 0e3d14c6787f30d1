package org.inboxaudit.architecture.broken.extract;

import org.inboxaudit.architecture.broken.rest.Upstairs;

/// A parser that reaches out of its process.
public final class Curious {
  public Upstairs upstairs() {
    return new Upstairs();
  }
}
