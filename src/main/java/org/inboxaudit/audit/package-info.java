/// The one pass over a mailbox: plan, engine, ledger, checkpoints. The only package that knows
/// checks, sources and risk at once.
///
/// What is true here: every check of the catalog has exactly one outcome at the end; "clear" can
/// only be built by [Ledger] after it proved that nothing was missing; state, cursor and findings
/// are saved in one transaction, so that each observation counts once although it may be read twice
/// (ADR 6).
@NullMarked
package org.inboxaudit.audit;

import org.jspecify.annotations.NullMarked;
