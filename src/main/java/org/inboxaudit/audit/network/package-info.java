/// Who holds which network and where it is, from files of the operator.
@NullMarked
package org.inboxaudit.audit.network;

import org.jspecify.annotations.NullMarked;
