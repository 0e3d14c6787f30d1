/// Checks on sign-ins and on the letters providers write about them.
@NullMarked
package org.inboxaudit.check.signin;

import org.jspecify.annotations.NullMarked;
