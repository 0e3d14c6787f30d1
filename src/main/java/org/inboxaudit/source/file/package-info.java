/// Files with mail rules that the owner brought along.
@NullMarked
package org.inboxaudit.source.file;

import org.jspecify.annotations.NullMarked;
