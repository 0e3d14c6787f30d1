/// Who allowed what until when. Only this package mints [Access], and without one nothing is read.
@NullMarked
package org.inboxaudit.consent;

import org.jspecify.annotations.NullMarked;
