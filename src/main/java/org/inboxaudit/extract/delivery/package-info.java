/// Delivery status notifications (RFC 3464) in, what became of a message out.
@NullMarked
package org.inboxaudit.extract.delivery;

import org.jspecify.annotations.NullMarked;
