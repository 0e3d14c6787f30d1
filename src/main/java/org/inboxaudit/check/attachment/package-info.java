/// Checks on weaponised and disguised files.
@NullMarked
package org.inboxaudit.check.attachment;

import org.jspecify.annotations.NullMarked;
