/// Checks on the messages themselves: sent mail that the owner did not write, letters that nobody
/// delivered, answers to mail that is not there, and holes.
///
/// None knows what is right: each compares with what is usual in the same mailbox.
@NullMarked
package org.inboxaudit.check.message;

import org.jspecify.annotations.NullMarked;
