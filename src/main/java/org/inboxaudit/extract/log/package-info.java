/// Lines of mail servers' logs in, sign-ins and ended sessions out (`docs/server-logs.md`).
///
/// A line is a bounded, flat thing, so what the operator's own server writes is read where it is
/// taken in, not in the parser process; a piece of a log that somebody brought along is read in
/// that process like any other file ([LogExcerptReader]). A line that is too long, or says nothing
/// about an account, is passed over. Nothing here keeps anything from one line to the next.
///
/// [LogText] cuts a log into lines, [ServerLog] tells which server wrote one, and one class for
/// each server reads it. What a line holds was partly chosen by whoever tried to sign in: his name,
/// what his program calls itself. Servers write that down nearly as it came, so each class says
/// from where it may take which field. A line that can be read in two ways is not read, and a name
/// that is too long is not cut, because it could become somebody else's.
@NullMarked
package org.inboxaudit.extract.log;

import org.jspecify.annotations.NullMarked;
