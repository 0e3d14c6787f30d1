/// The texts of a message in, where their links lead and what they show out, as one
/// [org.inboxaudit.evidence.MessageBody]; never the texts.
///
/// Nothing is opened, fetched or shown. What decides which sites, words and file endings count
/// stands in packs under `intel/`.
@NullMarked
package org.inboxaudit.extract.message;

import org.jspecify.annotations.NullMarked;
