/// Sieve scripts (RFC 5228 and its extensions) in, mail rules out.
///
/// Why the grammar is our own, what it promises and what stays opaque: ADR 18.
///
/// The way: [SieveLexer] and [SieveGrammar] make [SieveSyntax], [ScriptWalk] goes along it and
/// keeps the state of variables ([Variables]) and of delivery ([Delivery]), [ConditionReader] and
/// [ActionReader] translate single tests and actions.
@NullMarked
package org.inboxaudit.extract.sieve;

import org.jspecify.annotations.NullMarked;
