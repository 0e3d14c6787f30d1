/// Runs the readers of the product over a folder of labelled files and counts: `make corpus`,
/// explained in `docs/corpus.md`.
@NullMarked
package org.inboxaudit.corpus;

import org.jspecify.annotations.NullMarked;
