/// Pages of HTML, for all who read hostile texts: parsed as browsers parse them into words and
/// links ([HtmlPage]). What a page means is for who asked: as a letter it never runs a script, as a
/// file it does.
@NullMarked
package org.inboxaudit.extract.page;

import org.jspecify.annotations.NullMarked;
