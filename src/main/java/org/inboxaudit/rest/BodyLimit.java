package org.inboxaudit.rest;

import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/// Ends the reading of a request that is too large, whatever length it announced, or that breaks
/// off.
@Provider
class BodyLimit implements ReaderInterceptor {
  /// The largest request, in octets.
  static final long BYTES = 64L << 10;

  /// The largest one that may bring files along.
  static final long BYTES_WITH_FILES = BYTES + (long) BroughtFile.MOST * BroughtFile.CHARACTERS;

  private static final Set<Class<?>> WITH_FILES = Set.of(StartAudit.class, NewCredential.class);

  @Override
  public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
    context.setInputStream(limited(context.getInputStream(), limit(context.getType())));
    return context.proceed();
  }

  /// Who asks for the stream itself limits it.
  private static long limit(Class<?> type) {
    if (type == InputStream.class) {
      return Long.MAX_VALUE;
    }
    if (type == SignInBatch.class) {
      return SignInBatch.BYTES;
    }
    return WITH_FILES.contains(type) ? BYTES_WITH_FILES : BYTES;
  }

  /// A body that ends with a problem after so many octets.
  static InputStream limited(InputStream body, long octets) {
    return new Counted(body, octets);
  }

  /// All of a body that may not have more than so many octets.
  static byte[] octets(InputStream body, long most) throws IOException {
    try (InputStream in = limited(body, most)) {
      return in.readAllBytes();
    }
  }

  private static final class Counted extends FilterInputStream {
    private final long limit;
    private long read;

    private Counted(InputStream in, long limit) {
      super(in);
      this.limit = limit;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int from, int length) {
      try {
        int octets = in.read(buffer, from, length);
        count(Math.max(octets, 0));
        return octets;
      } catch (IOException e) {
        // whoever sent it hung up, which is no fault of ours
        throw new ProblemException(ProblemType.MALFORMED);
      }
    }

    private void count(int octets) {
      read += octets;
      if (read > limit) {
        throw new ProblemException(ProblemType.TOO_LARGE);
      }
    }
  }
}
