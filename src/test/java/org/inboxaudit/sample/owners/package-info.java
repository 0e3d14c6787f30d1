/// Twenty-four invented owners as tapes: twelve whose mailbox somebody is in, one for each way of
/// working that is known, and twelve who only live in a way that looks odd.
///
/// What must be said of each stands in `owners/expected.txt` among the test resources.
@NullMarked
package org.inboxaudit.sample.owners;

import org.jspecify.annotations.NullMarked;
