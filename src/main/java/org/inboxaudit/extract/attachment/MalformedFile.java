package org.inboxaudit.extract.attachment;

import java.io.IOException;

/// A file contradicts the format that it claims. One that merely ends early is none.
final class MalformedFile extends IOException {
  private static final long serialVersionUID = 1;

  MalformedFile(String what) {
    super(what);
  }
}
