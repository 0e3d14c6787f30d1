/// Invented owners as tapes: those whose mailbox somebody is in, one for each way of working that
/// is known; those whose guest leaves hardly a trace; and those who only live in a way that looks
/// odd.
///
/// What must be said of each stands in `owners/expected.txt` among the test resources.
@NullMarked
package org.inboxaudit.sample.owners;

import org.jspecify.annotations.NullMarked;
