/// Renders the chart as a cluster would see it.
@NullMarked
package org.inboxaudit.helm;

import org.jspecify.annotations.NullMarked;
