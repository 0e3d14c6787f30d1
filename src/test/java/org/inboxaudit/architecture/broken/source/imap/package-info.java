/// A room of the house that breaks the rules.
@NullMarked
package org.inboxaudit.architecture.broken.source.imap;

import org.jspecify.annotations.NullMarked;
