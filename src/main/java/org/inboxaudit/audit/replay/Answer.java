package org.inboxaudit.audit.replay;

/// Whether a condition holds. The order is that of the logic of three values: "all of them" is the
/// lowest answer, "any of them" the highest.
enum Answer {
  NO,
  UNKNOWN,
  YES;

  static Answer of(boolean holds) {
    return holds ? YES : NO;
  }

  Answer not() {
    return switch (this) {
      case NO -> YES;
      case UNKNOWN -> UNKNOWN;
      case YES -> NO;
    };
  }
}
