package org.inboxaudit.evidence;

/// One thing a source has to say about a mailbox.
public sealed interface Observation permits Evidence, Gap, Complete, Checkpoint {}
