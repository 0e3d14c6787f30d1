/// The parser process: its main class, and the language it speaks with the service (ADR 9).
///
/// A process of its own, because no limit inside a process stops a parser that hangs, eats all
/// memory or is taken over. It has no environment, no credential and nothing to write to but its
/// answers.
@NullMarked
package org.inboxaudit.extract.process;

import org.jspecify.annotations.NullMarked;
