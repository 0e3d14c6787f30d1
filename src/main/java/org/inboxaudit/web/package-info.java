/// The self-help page.
@NullMarked
package org.inboxaudit.web;

import org.jspecify.annotations.NullMarked;
