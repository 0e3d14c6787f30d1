/// What mail servers' logs tell about sign-ins, kept for the audits of their users.
///
/// The journal is sparing: what one account did within an hour from one address with one program is
/// one row, its account is a keyed hash, and nobody can ask it but an audit that the account's own
/// mail server let in (ADR 21).
@NullMarked
package org.inboxaudit.journal;

import org.jspecify.annotations.NullMarked;
