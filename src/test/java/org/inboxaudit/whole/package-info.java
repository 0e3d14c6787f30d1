/// The packaged service as a stranger meets it: one jar, real mail servers, the public API.
@NullMarked
package org.inboxaudit.whole;

import org.jspecify.annotations.NullMarked;
