package org.inboxaudit.rest;

import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Ends the reading of a request that is too large, whatever length it announced.
@Provider
class BodyLimit implements ReaderInterceptor {
  /// The largest request, in octets.
  static final long BYTES = 64L << 10;

  @Override
  public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
    context.setInputStream(new Counted(context.getInputStream()));
    return context.proceed();
  }

  private static final class Counted extends FilterInputStream {
    private long read;

    private Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int octet = super.read();
      count(octet < 0 ? 0 : 1);
      return octet;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
      int octets = super.read(buffer, from, length);
      count(Math.max(octets, 0));
      return octets;
    }

    private void count(int octets) {
      read += octets;
      if (read > BYTES) {
        throw new ProblemException(ProblemType.TOO_LARGE);
      }
    }
  }
}
