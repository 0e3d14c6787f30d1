package org.inboxaudit.platform;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.inboxaudit.platform.MailSockets.ConnectionFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A server that insists on something old. It answers the first message of the handshake (RFC 5246
/// §7.4.1) with octets written by hand, as no server at hand would any more.
@Timeout(30)
class OldTlsTest {
  private static final int ALERT = 21;
  private static final int HANDSHAKE = 22;
  private static final String HOST = "mail.example.org";

  private record Listed(String host, int port, Optional<String> pin)
      implements NetworkConfig.PrivateServer {
    @Override
    public Optional<LocalDate> expires() {
      return Optional.empty();
    }
  }

  /// What the client says: its first message, and the kinds of records that followed the answer.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Said(byte[] hello, Set<Integer> kinds) {}

  private record Met(boolean untrusted, Said said) {}

  private static Met meet(byte[] answer) throws Exception {
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      CompletableFuture<Said> said = new CompletableFuture<>();
      Thread.ofVirtual().start(() -> serve(listener, answer, said));
      GuardedSockets sockets =
          new GuardedSockets(
              List.of(new Listed(HOST, listener.getLocalPort(), Optional.empty())),
              _ -> new InetAddress[] {InetAddress.ofLiteral("127.0.0.1")},
              Duration.ofSeconds(5));
      ConnectionFailure failure =
          assertThrows(
              ConnectionFailure.class,
              () ->
                  sockets.secure(
                      sockets.open(HOST, listener.getLocalPort()), HOST, listener.getLocalPort()));
      return new Met(failure.untrusted(), said.get(20, TimeUnit.SECONDS));
    }
  }

  private static void serve(ServerSocket listener, byte[] answer, CompletableFuture<Said> said) {
    byte[] hello = new byte[0];
    Set<Integer> kinds = new TreeSet<>();
    try (Socket socket = listener.accept()) {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      in.skipNBytes(3);
      hello = in.readNBytes(in.readUnsignedShort());
      socket.getOutputStream().write(answer);
      socket.getOutputStream().flush();
      while (true) {
        kinds.add(in.readUnsignedByte());
        in.skipNBytes(2);
        in.skipNBytes(in.readUnsignedShort());
      }
    } catch (EOFException e) {
      said.complete(new Said(hello, kinds));
    } catch (IOException e) {
      said.completeExceptionally(e);
    }
  }

  private static byte[] hello(int version, int suite, int compression) {
    ByteBuffer body = ByteBuffer.allocate(2 + 32 + 1 + 2 + 1 + 2 + 5);
    body.putShort((short) version).put(new byte[32]).put((byte) 0);
    body.putShort((short) suite).put((byte) compression);
    // secure renegotiation (RFC 5746), so that its lack is not the reason
    body.putShort((short) 5).put(new byte[] {(byte) 0xff, 1, 0, 1, 0});
    ByteBuffer record = ByteBuffer.allocate(5 + 4 + body.capacity());
    record.put((byte) HANDSHAKE).putShort((short) version).putShort((short) (4 + body.capacity()));
    record.put((byte) 2).put((byte) 0).putShort((short) body.capacity()).put(body.array());
    return record.array();
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # version, suite, compression
          0300, c02b, 0, SSL 3.0
          0301, c009, 0, TLS 1.0
          0302, c009, 0, TLS 1.1
          0301, c02b, 0, TLS 1.0 with a suite of TLS 1.2
          0303, c009, 0, CBC with SHA-1
          0303, c023, 0, CBC with SHA-256
          0303, c024, 0, CBC with SHA-384
          0303, 009c, 0, RSA key exchange with GCM
          0303, 009d, 0, RSA key exchange with GCM and SHA-384
          0303, 002f, 0, RSA key exchange with CBC
          0303, 003c, 0, RSA key exchange with CBC and SHA-256
          0303, 009e, 0, Diffie-Hellman in a field
          0303, c02d, 0, Diffie-Hellman with a key that never changes
          0303, 000a, 0, 3DES
          0303, c007, 0, RC4
          0303, 0003, 0, export strength
          0303, 0001, 0, no encryption
          0303, c006, 0, no encryption but forward secrecy
          0303, 00a6, 0, nobody vouches
          0303, c018, 0, nobody vouches for elliptic curves
          0303, 1301, 0, a suite of TLS 1.3 in TLS 1.2
          0303, c02b, 1, compression
          """)
  void refusesWhatTheServerInsistsOn(String version, String suite, int compression, String why)
      throws Exception {
    Met met = meet(hello(Integer.parseInt(version, 16), Integer.parseInt(suite, 16), compression));
    assertTrue(met.untrusted(), why);
    assertEquals(Set.of(ALERT), met.said().kinds(), why);
  }

  @Test
  void offersSafeSuitesAndNoOthers() throws Exception {
    ByteBuffer hello = ByteBuffer.wrap(meet(hello(0x0301, 0xc009, 0)).said().hello());
    hello.position(4 + 2 + 32);
    hello.position(hello.position() + 1 + hello.get());
    List<String> suites = new ArrayList<>();
    int octets = hello.getShort();
    for (int i = 0; i < octets; i += 2) {
      suites.add("%04x".formatted(hello.getShort() & 0xffff));
    }
    assertEquals(
        List.of("1302", "1301", "1303", "c02c", "c02b", "cca9", "c030", "c02f", "cca8"), suites);
    assertEquals(1, hello.get(), "methods of compression");
    assertEquals(0, hello.get(), "no compression");
  }

  @Test
  void offersNoSignatureThatIsWeak() throws Exception {
    byte[] offered = extension(meet(hello(0x0301, 0xc009, 0)).said().hello(), 13);
    ByteBuffer schemes = ByteBuffer.wrap(offered);
    assertTrue(schemes.getShort() > 4);
    while (schemes.hasRemaining()) {
      int digest = schemes.get();
      schemes.get();
      assertTrue(digest >= 4, "a digest below SHA-256 was offered"); // RFC 5246 §7.4.1.4.1
    }
  }

  @Test
  void offersTwoVersions() throws Exception {
    byte[] offered = extension(meet(hello(0x0301, 0xc009, 0)).said().hello(), 43);
    assertArrayEquals(new byte[] {4, 3, 4, 3, 3}, offered);
  }

  /// The contents of an extension (RFC 8446 §4.2) of the client's first message.
  private static byte[] extension(byte[] message, int wanted) {
    ByteBuffer hello = ByteBuffer.wrap(message);
    hello.position(4 + 2 + 32);
    hello.position(hello.position() + 1 + hello.get());
    hello.position(hello.position() + 2 + hello.getShort());
    hello.position(hello.position() + 1 + hello.get());
    hello.getShort();
    while (hello.hasRemaining()) {
      int kind = hello.getShort();
      byte[] content = new byte[hello.getShort()];
      hello.get(content);
      if (kind == wanted) {
        return content;
      }
    }
    throw new AssertionError("no extension " + wanted);
  }
}
