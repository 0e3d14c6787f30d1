/// What others have seen used against people, from sets of the operator.
@NullMarked
package org.inboxaudit.audit.indicator;

import org.jspecify.annotations.NullMarked;
