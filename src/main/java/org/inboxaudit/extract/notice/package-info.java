/// Letters of mail providers about the account in, [org.inboxaudit.evidence.Notice] out.
///
/// A letter is recognised by who may have signed it, by the links it carries and by its fields;
/// never by its From line alone, which anybody can write.
@NullMarked
package org.inboxaudit.extract.notice;

import org.jspecify.annotations.NullMarked;
