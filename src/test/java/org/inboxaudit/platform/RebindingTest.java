package org.inboxaudit.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.inboxaudit.platform.MailSockets.ConnectionFailure;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Names that lead where nobody may go, now or at the next look-up.
@Timeout(120)
class RebindingTest {
  private static final String HOST = "mail.example.org";

  /// An own loopback address, so that no other test's listener is met.
  private static final InetAddress INSIDE = InetAddress.ofLiteral("127.93.7.11");

  private static final InetAddress OUTSIDE = InetAddress.ofLiteral("1.1.1.1");
  private static final int PORT = 4190;

  private static final ServerSocket SINKHOLE = unbound();
  private static final AtomicInteger ACCEPTED = new AtomicInteger();

  /// Where connections went. Those to the inside are really made, others only written down.
  private final List<InetSocketAddress> connected = new ArrayList<>();

  private final List<Integer> patience = new ArrayList<>();

  private static ServerSocket unbound() {
    try {
      return new ServerSocket();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private GuardedSockets answering(GuardedSockets.Resolver resolver) {
    return new GuardedSockets(
        new PrivateServers(List.of(), Clock.systemUTC()),
        resolver,
        this::connect,
        Duration.ofSeconds(10),
        TlsClient.believingAuthorities());
  }

  private Optional<Socket> connect(InetSocketAddress address, int milliseconds) {
    connected.add(address);
    patience.add(milliseconds);
    return AddressRules.isPublic(address.getAddress())
        ? Optional.empty()
        : GuardedSockets.connect(address, milliseconds);
  }

  private GuardedSockets answering(List<String> addresses) {
    return answering(
        _ -> addresses.stream().map(InetAddress::ofLiteral).toArray(InetAddress[]::new));
  }

  @BeforeAll
  static void listen() throws IOException {
    SINKHOLE.bind(new InetSocketAddress(INSIDE, PORT), 2_000);
    Thread.ofVirtual()
        .start(
            () -> {
              while (!SINKHOLE.isClosed()) {
                try (Socket came = SINKHOLE.accept()) {
                  ACCEPTED.incrementAndGet();
                  came.getOutputStream().write('!');
                } catch (IOException e) {
                  // the client hung up, or the test is over
                }
              }
            });
  }

  @AfterAll
  static void hangUp() throws IOException {
    SINKHOLE.close();
  }

  private static void refuse(GuardedSockets sockets) {
    assertFalse(assertThrows(ConnectionFailure.class, () -> sockets.open(HOST, PORT)).untrusted());
  }

  @Test
  void goesToTheAddressThatWasCheckedHoweverAnswersChange() {
    AtomicInteger asked = new AtomicInteger();
    int before = ACCEPTED.get();
    GuardedSockets sockets =
        answering(
            _ ->
                switch (asked.getAndIncrement() % 4) {
                  case 0 -> new InetAddress[] {OUTSIDE};
                  case 1 -> new InetAddress[] {INSIDE};
                  case 2 -> new InetAddress[] {OUTSIDE, INSIDE};
                  default -> new InetAddress[] {INSIDE, OUTSIDE};
                });
    for (int i = 0; i < 1_000; i++) {
      refuse(sockets);
    }
    assertEquals(before, ACCEPTED.get());
    assertEquals(1_000, asked.get());
    assertEquals(Collections.nCopies(250, new InetSocketAddress(OUTSIDE, PORT)), connected);
  }

  @Test
  void anAnswerThatChangesAfterItWasGivenChangesNothing() throws Exception {
    InetAddress[] answer = {OUTSIDE};
    int before = ACCEPTED.get();
    GuardedSockets sockets = answering(_ -> answer);
    Thread changing =
        Thread.ofPlatform()
            .start(
                () -> {
                  while (!Thread.currentThread().isInterrupted()) {
                    answer[0] = answer[0].equals(OUTSIDE) ? INSIDE : OUTSIDE;
                  }
                });
    for (int i = 0; i < 1_000; i++) {
      refuse(sockets);
    }
    changing.interrupt();
    changing.join();
    assertEquals(before, ACCEPTED.get());
    assertEquals(Set.of(new InetSocketAddress(OUTSIDE, PORT)), new HashSet<>(connected));
  }

  /// Without this, the two tests above would pass on a machine where nobody reaches the sinkhole.
  @Test
  void theSinkholeCanBeReached() throws Exception {
    int before = ACCEPTED.get();
    try (Socket socket = connect(new InetSocketAddress(INSIDE, PORT), 5_000).orElseThrow()) {
      assertEquals('!', socket.getInputStream().read());
    }
    assertEquals(before + 1, ACCEPTED.get());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1 127.0.0.1",
        "127.0.0.1 1.1.1.1",
        "1.1.1.1 10.0.0.1 8.8.8.8",
        "1.1.1.1 ::1",
        "2606:4700::1111 fd00::1",
        "2606:4700::1111 64:ff9b::a00:1",
        "1.1.1.1 8.8.8.8 9.9.9.9 169.254.169.254"
      })
  void oneForbiddenAddressCondemnsTheName(String addresses) {
    refuse(answering(List.of(addresses.split(" ", -1))));
    assertEquals(List.of(), connected);
  }

  @Test
  void refusesANameWithTooManyAddresses() {
    refuse(answering(IntStream.rangeClosed(1, 33).mapToObj(i -> "1.1.1." + i).toList()));
    assertEquals(List.of(), connected);
  }

  @Test
  void refusesANameWithoutAddress() {
    refuse(answering(List.of()));
    assertEquals(List.of(), connected);
  }

  @Test
  void triesEachOfManyAddressesOnceAndLeavesTimeForTheNext() {
    refuse(answering(IntStream.rangeClosed(1, 32).mapToObj(i -> "1.1.1." + i).toList()));
    assertEquals(32, connected.size());
    assertTrue(patience.getFirst() <= 10_000 / 32, "the first may take " + patience.getFirst());
  }

  @Test
  void refusesItsOwnAddresses() throws IOException {
    for (NetworkInterface card : NetworkInterface.networkInterfaces().toList()) {
      card.inetAddresses().forEach(address -> refuse(answering(_ -> new InetAddress[] {address})));
    }
    assertEquals(List.of(), connected);
  }

  @Test
  void asksForTheOneSpellingOfAName() {
    List<String> asked = new ArrayList<>();
    GuardedSockets sockets =
        answering(
            host -> {
              asked.add(host);
              return new InetAddress[] {INSIDE};
            });
    assertThrows(ConnectionFailure.class, () -> sockets.open("BÜCHER.Example", PORT));
    assertEquals(List.of("xn--bcher-kva.example"), asked);
  }

  @Test
  void looksNothingUpThatIsRefusedByItsSpelling() {
    List<String> asked = new ArrayList<>();
    GuardedSockets sockets =
        answering(
            host -> {
              asked.add(host);
              return new InetAddress[] {OUTSIDE};
            });
    assertThrows(ConnectionFailure.class, () -> sockets.open("127.1", PORT));
    assertThrows(ConnectionFailure.class, () -> sockets.open(HOST, 25));
    assertEquals(List.of(), asked);
  }
}
