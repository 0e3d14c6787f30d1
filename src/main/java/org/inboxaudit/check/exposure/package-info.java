/// Counts what and whom this mailbox endangers. Its findings inform; they never accuse.
@NullMarked
package org.inboxaudit.check.exposure;

import org.jspecify.annotations.NullMarked;
