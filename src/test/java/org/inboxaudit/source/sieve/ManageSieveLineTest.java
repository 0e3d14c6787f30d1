package org.inboxaudit.source.sieve;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.inboxaudit.source.sieve.ManageSieveLine.MalformedException;

class ManageSieveLineTest {

  /// A socket whose other end says `heard` and remembers what it is told.
  private static final class MemorySocket extends Socket {
    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private final byte[] heard;

    private MemorySocket(byte[] heard) {
      this.heard = heard;
    }

    @Override
    public InputStream getInputStream() {
      return new ByteArrayInputStream(heard);
    }

    @Override
    public OutputStream getOutputStream() {
      return told;
    }
  }

  private static ManageSieveLine line(MemorySocket socket) throws IOException {
    Instant now = Instant.EPOCH;
    return new ManageSieveLine(
        socket, InstantSource.system(), Duration.ofSeconds(1), now.plusSeconds(1L << 33));
  }

  @Property(tries = 2000)
  void noArgumentEndsTheCommandItBelongsTo(@ForAll byte[] argument) throws IOException {
    try (MemorySocket socket = new MemorySocket(new byte[0])) {
      try {
        line(socket).send(ManageSieveCommand.GETSCRIPT, List.of(argument));
      } catch (IOException _) {
        assertFalse(ManageSieveLine.isQuotable(argument));
        assertEquals(0, socket.told.size());
        return;
      }
      String sent = socket.told.toString(ISO_8859_1);
      String rest = sent.substring("GETSCRIPT ".length());
      if (rest.startsWith("{")) {
        String literal = "{" + argument.length + "+}\r\n" + new String(argument, ISO_8859_1);
        assertEquals(literal + "\r\n", rest);
      } else {
        String inside = rest.substring(1, rest.length() - "\"\r\n".length());
        assertTrue(inside.chars().noneMatch(c -> c < ' '));
        assertTrue(inside.replaceAll("\\\\.", "").indexOf('"') < 0);
      }
    }
  }

  @Property(tries = 2000)
  void anyOctetsAreALineOrRefusedOrAnEnd(@ForAll byte[] heard) throws IOException {
    try (MemorySocket socket = new MemorySocket(heard)) {
      line(socket).read();
    } catch (MalformedException | java.io.EOFException _) {
      // both are answers
    }
  }
}
