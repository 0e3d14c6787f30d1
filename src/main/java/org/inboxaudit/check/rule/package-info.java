/// Checks on mail rules: forwarding, hiding, deleting. Sieve, Gmail and Graph rules look alike
/// here.
@NullMarked
package org.inboxaudit.check.rule;

import org.jspecify.annotations.NullMarked;
