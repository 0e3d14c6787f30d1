/// A room of the house that breaks the rules.
@NullMarked
package org.inboxaudit.architecture.broken.check.rule;

import org.jspecify.annotations.NullMarked;
