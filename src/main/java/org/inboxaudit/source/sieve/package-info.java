/// Reads mail rules over ManageSieve (RFC 5804): the active script and what it includes.
@NullMarked
package org.inboxaudit.source.sieve;

import org.jspecify.annotations.NullMarked;
