/// Lines of mail servers' logs in, sign-ins and ended sessions out.
///
/// A line is a bounded, flat thing, so it is read where it is taken in, not in the parser process;
/// a line that is too long, or says nothing about an account, is passed over. Nothing here keeps
/// anything from one line to the next.
@NullMarked
package org.inboxaudit.extract.log;

import org.jspecify.annotations.NullMarked;
