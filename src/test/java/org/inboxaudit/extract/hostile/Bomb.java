package org.inboxaudit.extract.hostile;

import java.io.IOException;
import org.inboxaudit.extract.Raw;

/// One piece of input that wants to take all time or all memory.
///
/// @param name what it does
record Bomb(String name, Fuse fuse) {

  /// Builds it, only when it is its turn: together they would be large.
  interface Fuse {
    Raw light() throws IOException;
  }
}
