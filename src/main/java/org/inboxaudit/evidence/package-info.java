/// The words for what can be seen in a mailbox: evidence, gaps, completion, checkpoints.
///
/// A source says one [Observation] at a time. [Script] is here because readers and checks look for
/// words in the same way. Nothing here knows who reads it; the package imports nothing else of
/// ours, and of others the list of public suffixes alone (ADR 2).
@NullMarked
package org.inboxaudit.evidence;

import org.jspecify.annotations.NullMarked;
