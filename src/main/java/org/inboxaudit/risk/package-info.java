/// Outcomes in, verdict and exposure out; pure. It answers two questions and never folds them into
/// one number.
@NullMarked
package org.inboxaudit.risk;

import org.jspecify.annotations.NullMarked;
