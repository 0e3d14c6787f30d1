/// Guarded sockets, ids, and the first-run message.
@NullMarked
package org.inboxaudit.platform;

import org.jspecify.annotations.NullMarked;
