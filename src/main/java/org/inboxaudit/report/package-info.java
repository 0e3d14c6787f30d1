/// The report model, its renderers, and the texts of all languages; pure.
@NullMarked
package org.inboxaudit.report;

import org.jspecify.annotations.NullMarked;
