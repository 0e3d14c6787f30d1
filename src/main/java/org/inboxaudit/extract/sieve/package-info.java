/// Sieve scripts (RFC 5228 and its extensions) in, mail rules out.
///
/// The grammar here is our own, thirty lines of RFC 5228 §8.2, and not that of a library: a script
/// is hostile input, and the only Java grammar there is (Apache jsieve, JavaCC) recurses as deep as
/// the script wants, reads the escapes of Java, which Sieve does not have, throws comments away
/// that hold the names of rules, and refuses scripts that end in a bare line feed. Only the syntax
/// is judged; commands and tests that we do not know are carried as opaque ones, because a script
/// that uses an extension of tomorrow must not be able to hide its `redirect`.
///
/// The way: [SieveLexer] and [SieveGrammar] make [SieveSyntax], [ScriptWalk] goes along it and
/// keeps the state of variables ([Variables]) and of delivery ([Delivery]), [ConditionReader] and
/// [ActionReader] translate single tests and actions.
@NullMarked
package org.inboxaudit.extract.sieve;

import org.jspecify.annotations.NullMarked;
