/// SQL behind the ports that audit, consent and job declare, and the migrations. Nobody imports it.
@NullMarked
package org.inboxaudit.store;

import org.jspecify.annotations.NullMarked;
