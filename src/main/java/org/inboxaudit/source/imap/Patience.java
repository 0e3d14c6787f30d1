package org.inboxaudit.source.imap;

import java.time.Duration;
import java.time.InstantSource;

/// How long a silent server is waited for.
///
/// @param greeting from the first attempt to connect until it says its first word
/// @param command until it goes on with an answer, and for every kilobyte of it
record Patience(Duration greeting, Duration command, InstantSource clock) {
  static final Patience DEFAULT =
      new Patience(Duration.ofSeconds(11), Duration.ofSeconds(60), InstantSource.system());
}
