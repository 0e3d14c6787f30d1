/// Outcomes in, verdict and exposure out; pure. It answers two questions and never folds them into
/// one number. The owner's answers, the order of events and how long somebody may have been there
/// are concluded here as well.
@NullMarked
package org.inboxaudit.risk;

import org.jspecify.annotations.NullMarked;
