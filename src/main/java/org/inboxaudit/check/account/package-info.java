/// Checks on settings of the account that are no mail rules: rights of others in folders, scripts
/// that hang on folders, and the folders themselves.
@NullMarked
package org.inboxaudit.check.account;

import org.jspecify.annotations.NullMarked;
