/// What a check is, what it may ask, and the context it is given; no I/O and no clock (ADR 3).
@NullMarked
package org.inboxaudit.check;

import org.jspecify.annotations.NullMarked;
