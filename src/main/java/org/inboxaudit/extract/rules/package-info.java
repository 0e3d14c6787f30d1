/// Files with mail rules that an owner brought along, in; mail rules out.
@NullMarked
package org.inboxaudit.extract.rules;

import org.jspecify.annotations.NullMarked;
