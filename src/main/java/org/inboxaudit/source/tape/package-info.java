/// Replays a recorded stream of observations: tests, demonstrations, bug reports.
@NullMarked
package org.inboxaudit.source.tape;

import org.jspecify.annotations.NullMarked;
