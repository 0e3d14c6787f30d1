/// Invented mailboxes with known contents, a mail server that offers one of them, and the
/// demonstration that audits it.
///
/// All people are roles, all names end in `.example`, all addresses of machines are from
/// documentation ranges. What looks dangerous is a harmless look-alike.
@NullMarked
package org.inboxaudit.sample;

import org.jspecify.annotations.NullMarked;
