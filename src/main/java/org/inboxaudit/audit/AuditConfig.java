package org.inboxaudit.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/// Settings of audits.
@ConfigMapping(prefix = "inbox-audit.audit")
public interface AuditConfig {
  /// How long an audit and its report are kept before they erase themselves.
  @WithDefault("PT24H")
  Duration keptFor();

  /// How many messages one audit reads, newest first. Without a value it reads all of them.
  Optional<Long> messages();

  /// The largest attachment that is read, in octets. Of larger ones only the head is.
  @WithDefault("26214400")
  long partBytes();

  /// All texts and attachments of one audit together, in octets.
  @WithDefault("1073741824")
  long totalPartBytes();

  /// How soon an audit says at the earliest that a mail server cannot be reached. It is longer than
  /// any way of not reaching one takes, so that the time does not tell which it was.
  @WithDefault("PT12S")
  Duration unreachableAfter();

  /// How soon an audit says at the earliest that a mail server did not take the credential.
  @WithDefault("PT5S")
  Duration refusedAfter();

  /// How many messages lie between two checkpoints: what a killed audit reads twice at most.
  @WithDefault("2000")
  int checkpointEvery();
}
