/// Servers for tests: a real Dovecot, a scripted one, and the certificate both of them show.
@NullMarked
package org.inboxaudit.testing;

import org.jspecify.annotations.NullMarked;
