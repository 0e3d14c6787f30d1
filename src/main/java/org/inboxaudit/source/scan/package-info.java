/// The operator's virus scanner, asked about files beside our own reading.
@NullMarked
package org.inboxaudit.source.scan;

import org.jspecify.annotations.NullMarked;
