package org.inboxaudit.evidence;

/// Everything said so far is covered by this cursor; the reader may save.
public record Checkpoint(Cursor cursor) implements Observation {}
