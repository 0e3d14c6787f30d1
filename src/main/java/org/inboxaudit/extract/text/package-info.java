/// What the words of a text say, whoever wrote it and wherever it stood: brought into the form in
/// which it is compared, and held against the packs of words under `intel/`.
@NullMarked
package org.inboxaudit.extract.text;

import org.jspecify.annotations.NullMarked;
