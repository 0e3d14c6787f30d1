/// Reads a mailbox over IMAP (RFC 9051, RFC 3501), provably without changing it: EXAMINE and
/// BODY.PEEK only.
@NullMarked
package org.inboxaudit.source.imap;

import org.jspecify.annotations.NullMarked;
