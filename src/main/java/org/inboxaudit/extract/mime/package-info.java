/// MIME as mail programs read it, and not only as it is written down (RFC 2045 to 2049, 2231).
///
/// What hides in a message hides between two readings: one program takes a part for a file, the
/// other does not see it. So this reading takes everything that some program takes, and tells each
/// way in which a thing may be read.
@NullMarked
package org.inboxaudit.extract.mime;

import org.jspecify.annotations.NullMarked;
