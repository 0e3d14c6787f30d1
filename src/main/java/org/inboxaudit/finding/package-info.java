/// The words for what we conclude: findings, outcomes, severity and confidence, kept apart.
///
/// A finding holds names and facts, never a sentence: every sentence lives in the text bundles (ADR
/// 8).
@NullMarked
package org.inboxaudit.finding;

import org.jspecify.annotations.NullMarked;
