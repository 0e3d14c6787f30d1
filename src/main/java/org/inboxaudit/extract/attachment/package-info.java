/// Reads attachments: what a file is, what it holds, and what its bytes could do when opened.
///
/// Nothing here runs, renders or resolves anything. Structures are walked within [
/// org.inboxaudit.extract.ExtractLimits], and what was not walked is said as a gap: a locked
/// archive is "not examined", never "clean" (S29).
@NullMarked
package org.inboxaudit.extract.attachment;

import org.jspecify.annotations.NullMarked;
