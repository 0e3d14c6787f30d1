package org.inboxaudit.evidence;

/// A position in a source, opaque to everybody but the source that made it.
///
/// @param position the source's own notation; empty means the very beginning
public record Cursor(String position) {
  public static final Cursor START = new Cursor("");

  public boolean isStart() {
    return position.isEmpty();
  }
}
