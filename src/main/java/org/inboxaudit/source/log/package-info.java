/// Sign-ins and ended sessions as the mail server's own log tells them.
@NullMarked
package org.inboxaudit.source.log;

import org.jspecify.annotations.NullMarked;
