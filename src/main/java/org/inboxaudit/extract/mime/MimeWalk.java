package org.inboxaudit.extract.mime;

import java.io.IOException;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeTokenStream;

/// Goes through the leaves of a message's structure as the library sees it.
public final class MimeWalk {

  private MimeWalk() {}

  /// Takes a leaf; the stream stands at its content.
  @FunctionalInterface
  public interface Leaf {
    /// @return false if no further one is wanted
    boolean take(MimeTokenStream stream) throws IOException;
  }

  /// Goes on until the end, or until no further leaf is wanted.
  ///
  /// @param depth of multiparts within multiparts
  /// @param parts leaves in all
  /// @return false if one of these limits ended it
  public static boolean through(MimeTokenStream stream, int depth, int parts, Leaf leaf)
      throws IOException, MimeException {
    int deep = 0;
    int taken = 0;
    for (EntityState state = stream.getState();
        state != EntityState.T_END_OF_STREAM;
        state = stream.next()) {
      switch (state) {
        case T_START_MULTIPART -> deep++;
        case T_END_MULTIPART -> deep--;
        case T_BODY -> {
          taken++;
          if (!leaf.take(stream)) {
            return true;
          }
        }
        default -> {
          // a field, or an end
        }
      }
      if (deep > depth || taken > parts) {
        return false;
      }
    }
    return true;
  }
}
