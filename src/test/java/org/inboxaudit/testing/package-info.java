/// Servers for tests: a real Dovecot, a scripted one, a fake one of any size, and the certificate
/// all of them show.
@NullMarked
package org.inboxaudit.testing;

import org.jspecify.annotations.NullMarked;
