/// Hostile input for every reader: bombs built byte by byte, and the targets of `make fuzz`.
///
/// Nothing here is live malware: a bomb only wastes time or memory.
@NullMarked
package org.inboxaudit.extract.hostile;

import org.jspecify.annotations.NullMarked;
