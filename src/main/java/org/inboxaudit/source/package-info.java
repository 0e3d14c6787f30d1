/// What all connectors share: the source interface, the read plan and the forked extractor (ADR 2,
/// 9).
@NullMarked
package org.inboxaudit.source;

import org.jspecify.annotations.NullMarked;
