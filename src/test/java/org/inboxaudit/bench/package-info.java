/// Measures how fast mailboxes are read, side by side with the fastest way there is and with other
/// programs: `make bench`, explained in `docs/performance.md`.
@NullMarked
package org.inboxaudit.bench;

import org.jspecify.annotations.NullMarked;
