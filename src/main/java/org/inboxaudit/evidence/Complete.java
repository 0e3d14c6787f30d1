package org.inboxaudit.evidence;

/// The source has told everything of this kind that the plan asked for.
///
/// @param items how many pieces of evidence of this kind it told, in this reading
public record Complete(EvidenceKind kind, long items) implements Observation {}
