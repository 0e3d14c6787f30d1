/// The house rules as tests, and a small house that breaks each of them.
@NullMarked
package org.inboxaudit.architecture;

import org.jspecify.annotations.NullMarked;
