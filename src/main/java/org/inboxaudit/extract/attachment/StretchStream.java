package org.inboxaudit.extract.attachment;

import java.io.IOException;
import java.io.InputStream;

/// A stream that is read in stretches; a single octet is a stretch of one.
abstract class StretchStream extends InputStream {

  @Override
  public final int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 1 ? -1 : one[0] & 0xff;
  }

  @Override
  public abstract int read(byte[] buffer, int offset, int length) throws IOException;
}
