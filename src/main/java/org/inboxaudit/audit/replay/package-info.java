/// Holds mail rules against the messages that are still there: what would each rule have taken?
/// (ADR 20)
///
/// A rule is remembered from the round that tells it to the round that reads the messages. Nothing
/// is fetched for it but the header fields that its condition names; a condition on the body cannot
/// be decided, and is not guessed.
@NullMarked
package org.inboxaudit.audit.replay;

import org.jspecify.annotations.NullMarked;
