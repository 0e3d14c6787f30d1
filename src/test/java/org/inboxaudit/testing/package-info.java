/// Servers on the loopback that tests talk to.
@NullMarked
package org.inboxaudit.testing;

import org.jspecify.annotations.NullMarked;
