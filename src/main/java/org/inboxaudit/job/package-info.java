/// The durable queue. Knows nothing about mail.
@NullMarked
package org.inboxaudit.job;

import org.jspecify.annotations.NullMarked;
