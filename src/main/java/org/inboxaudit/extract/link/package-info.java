/// Links, for all who read hostile texts: found in plain text ([PlainLinks]), taken apart
/// ([Target]), and told with all they show ([Links]). Nothing is looked up and nothing is fetched.
@NullMarked
package org.inboxaudit.extract.link;

import org.jspecify.annotations.NullMarked;
