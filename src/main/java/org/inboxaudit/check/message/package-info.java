/// Checks on the messages themselves: sent mail that the owner did not write, and the like.
@NullMarked
package org.inboxaudit.check.message;

import org.jspecify.annotations.NullMarked;
