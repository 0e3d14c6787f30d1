/// Hostile bytes in, facts out; runs in the parser process (ADR 5, 9).
///
/// No body, no attachment and no script is parsed anywhere else. The package imports only
/// [org.inboxaudit.evidence] and parsing libraries, because it is a process of its own: it has no
/// network, no database and no credential.
@NullMarked
package org.inboxaudit.extract;

import org.jspecify.annotations.NullMarked;
