package org.inboxaudit.extract.mime;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;

/// Goes through the leaves of a message's structure as the library sees it.
public final class MimeWalk {

  private static final MimeConfig LIMITS =
      new MimeConfig.Builder()
          .setMaxLineLen(100_000)
          .setMaxHeaderLen(32_000)
          .setMaxHeaderCount(1_000)
          .build();

  private MimeWalk() {}

  /// A letter that is read for what it says, within limits that no honest one reaches. A message
  /// inside it is one leaf.
  public static MimeTokenStream open(byte[] message) {
    MimeTokenStream stream = new MimeTokenStream(LIMITS);
    stream.setRecursionMode(RecursionMode.M_NO_RECURSE);
    stream.parse(new ByteArrayInputStream(message));
    return stream;
  }

  /// Takes a leaf; the stream stands at its content.
  @FunctionalInterface
  public interface Leaf {
    /// A header begins: that of the next leaf, or of something around it.
    default void header() {}

    /// One of its fields; the stream stands at it.
    default void field(MimeTokenStream stream) {}

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
        case T_START_HEADER -> leaf.header();
        case T_FIELD -> leaf.field(stream);
        case T_BODY -> {
          taken++;
          if (!leaf.take(stream)) {
            return true;
          }
        }
        default -> {
          // an end
        }
      }
      if (deep > depth || taken > parts) {
        return false;
      }
    }
    return true;
  }
}
