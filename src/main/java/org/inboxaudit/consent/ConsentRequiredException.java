package org.inboxaudit.consent;

/// There is no consent that allows reading this mailbox now. Whether none was given, or for another
/// mailbox, or it is over or taken back, is not told apart.
public final class ConsentRequiredException extends Exception {
  private static final long serialVersionUID = 1L;

  public ConsentRequiredException() {
    super("no consent allows this");
  }
}
