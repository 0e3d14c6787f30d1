package org.inboxaudit.architecture.broken.check.signin;

/// Knocked at by another family.
public final class Neighbour {
  public String name() {
    return "neighbour";
  }
}
