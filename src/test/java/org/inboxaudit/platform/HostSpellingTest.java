package org.inboxaudit.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.inboxaudit.platform.MailSockets.HostVerdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Ways to write a host, and what each one is taken for. Nothing is looked up here.
class HostSpellingTest {
  private static final GuardedSockets SOCKETS =
      new GuardedSockets(List.of(), HostSpellingTest::nothingIsLookedUp, Duration.ofSeconds(1));

  private record Listed(String host, int port, Optional<String> pin)
      implements NetworkConfig.PrivateServer {
    @Override
    public Optional<LocalDate> expires() {
      return Optional.empty();
    }
  }

  private static InetAddress[] nothingIsLookedUp(String host) throws UnknownHostException {
    throw new UnknownHostException(host);
  }

  private static GuardedSockets listing(String host) {
    return new GuardedSockets(
        List.of(new Listed(host, 10_993, Optional.empty())),
        HostSpellingTest::nothingIsLookedUp,
        Duration.ofSeconds(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mail.example.org",
        "MAIL.Example.ORG",
        "m-1.example.org",
        "1.example.org",
        "10.0.0.1.example.org",
        "xn--bcher-kva.example",
        "xn--strae-oqa.example",
        "XN--BCHER-KVA.example",
        "bücher.example",
        "BÜCHER.example",
        "почта.example",
        "почта.рф",
        "郵件.example",
        "メール.example",
        "例えmail.example",
        "메일.example",
        "དཔེ.example"
      })
  void allowsNamesOfPublicHosts(String host) {
    assertEquals(HostVerdict.ALLOWED, SOCKETS.judge(host, 993));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // nothing, or no name
        "",
        " ",
        ".",
        "..",
        "-",
        "_",
        "*",
        "*.example.org",
        // one label, or a name that never leaves the house
        "mail",
        "localhost",
        "LOCALHOST",
        "mail.localhost",
        "localhost.localdomain",
        "printer.local",
        "db.cluster.local",
        "metadata.google.internal",
        "nas.home.arpa",
        "1.0.0.127.in-addr.arpa",
        "example.onion",
        "example.alt",
        "mail.test",
        "mail.invalid",
        "mail.lan",
        "mail.corp",
        "mail.home",
        // dots and dashes where none belong
        "example.org.",
        "example.org..",
        "example..org",
        ".example.org",
        "-a.example.org",
        "a-.example.org",
        "a_b.example.org",
        // IPv4: decimal, octal, hexadecimal, short
        "0",
        "0.0.0.0",
        "127.0.0.1",
        "127.0.0.1.",
        "127.1",
        "127.0.1",
        "10.1",
        "2130706433",
        "017700000001",
        "0177.0.0.1",
        "0177.1",
        "0x7f000001",
        "0x7f.0.0.1",
        "0x7f.1",
        "0X7F.0.0.1",
        "127.0.0.0x1",
        "127.0x0.0.01",
        "169.254.169.254",
        "2852039166",
        "8.8.8.8",
        "256.256.256.256",
        "1.2.3.4.5",
        "a.b.1",
        "example.1org",
        // IPv6
        "::",
        "::1",
        "[::]",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "::ffff:127.0.0.1",
        "[fe80::1%eth0]",
        "fe80::1%25eth0",
        "fe80::1%1",
        "0:0:0:0:0:0:0:1",
        "[2606:4700::1111]",
        "2001-db8--1.ipv6-literal.net%25",
        // other letters for the same digits, dots and letters
        "１２７.0.0.1",
        "１２７．０．０．１",
        "127。0。0。1",
        "①②⑦.⓪.⓪.①",
        "mail。example。org",
        "mail．example．org",
        "mail｡example｡org",
        "ｍａｉｌ.example.org",
        "ⓜail.example.org",
        "mai\u00adl.example.org",
        "mai\u200bl.example.org",
        "mai\u200dl.example.org",
        "mai\ufeffl.example.org",
        "\u202email.example.org",
        "\u212aollege.example.org",
        "straße.example",
        "ﬁle.example.org",
        "mail.example.org\u0301\u200d",
        // letters of two scripts in one label
        "p\u0430ypal.example.org",
        "mail.\u0435xample.org",
        "\u03bfutlook.example",
        "g\u043e\u043egle.example",
        "xn--pypal-4ve.example.org",
        // parts of a URL, and what a parser could stumble over
        "http://example.org",
        "https://example.org/",
        "imaps://example.org",
        "//example.org",
        "example.org/",
        "example.org/x",
        "example.org:993",
        "example.org:",
        "user@example.org",
        "user:secret@example.org",
        "example.org@localhost",
        "example.org\\@localhost",
        "example.org\\.localhost",
        "\\\\example.org\\share",
        "example.org?x",
        "example.org#x",
        "example.org#@localhost",
        "example.org;x",
        "example.org,localhost",
        "example.org%00.example.com",
        "example%2eorg",
        "example.org%2f",
        "example.org\u0000",
        "example.org\u0000.example.com",
        "example.org\r\nhost: x",
        "example.org\n",
        "exa\tmple.org",
        "exa mple.org",
        " example.org",
        "example.org ",
        "'example.org'",
        "\"example.org\"",
        "(example.org)",
        "<example.org>",
        "${example.org}",
        "\ud800.example.org",
        "xn--.example.org",
        "xn--\u00fc.example.org"
      })
  void refusesWhatIsNoNameOfAPublicHost(String host) {
    assertEquals(HostVerdict.INVALID_HOST, SOCKETS.judge(host, 993));
  }

  @Test
  void takesANameOf253OctetsAndNoLongerOne() {
    String longest = ("a".repeat(60) + ".").repeat(4) + "b.example";
    assertEquals(253, longest.length());
    assertEquals(HostVerdict.ALLOWED, SOCKETS.judge(longest, 993));
    assertEquals(HostVerdict.INVALID_HOST, SOCKETS.judge("b" + longest, 993));
    assertEquals(HostVerdict.ALLOWED, SOCKETS.judge("a".repeat(63) + ".example", 993));
    assertEquals(HostVerdict.INVALID_HOST, SOCKETS.judge("a".repeat(64) + ".example", 993));
    assertEquals(HostVerdict.INVALID_HOST, SOCKETS.judge("a.".repeat(1_000_000) + "x", 993));
  }

  @Test
  void countsTheOctetsAndNotTheLetters() {
    String wide = ("почта".repeat(10) + ".").repeat(4) + "a".repeat(30) + ".example";
    assertTrue(wide.length() <= 253);
    assertEquals(HostVerdict.INVALID_HOST, SOCKETS.judge(wide, 993));
  }

  /// Whatever is written, it is judged, and a name that passes is plain letters, digits, dashes and
  /// dots.
  @Test
  void judgesAnyTextAtAll() {
    Random random = new Random(7);
    String pieces = "aZ09.-.xn--%[]:@/\\\u0000 é\u0430ß１。\u200d\ud800\udc00\u0644\u05d0漢か한";
    for (int i = 0; i < 50_000; i++) {
      String text =
          IntStream.range(0, random.nextInt(1, 12))
              .mapToObj(_ -> "" + pieces.charAt(random.nextInt(pieces.length())))
              .collect(Collectors.joining());
      Optional<HostName> name = HostName.parse(text);
      assertTrue(
          name.isEmpty()
              || name.get()
                  .value()
                  .chars()
                  .allMatch(c -> "abcdefghijklmnopqrstuvwxyz0123456789-.".indexOf(c) >= 0),
          text);
    }
  }

  @Test
  void allowsTwoPortsOfAllAndNoOther() {
    List<Integer> allowed =
        IntStream.rangeClosed(-1, 65_536)
            .filter(port -> SOCKETS.judge("mail.example.org", port) == HostVerdict.ALLOWED)
            .boxed()
            .toList();
    assertEquals(List.of(993, 4190), allowed);
  }

  @Test
  void allowsAListedServerOnItsPortOnly() {
    GuardedSockets sockets = listing("127.0.0.1");
    List<Integer> allowed =
        IntStream.rangeClosed(-1, 65_536)
            .filter(port -> sockets.judge("127.0.0.1", port) == HostVerdict.ALLOWED)
            .boxed()
            .toList();
    assertEquals(List.of(10_993), allowed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.2",
        "127.1",
        "2130706433",
        "0x7f.0.0.1",
        "0177.0.0.1",
        "127.0.0.1.",
        "127.0.0.01",
        "[127.0.0.1]",
        "::ffff:127.0.0.1",
        "localhost",
        "１２７.0.0.1",
        " 127.0.0.1"
      })
  void anotherSpellingOfAListedAddressIsNotListed(String host) {
    assertEquals(HostVerdict.INVALID_HOST, listing("127.0.0.1").judge(host, 10_993));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mail-in.intern", "MAIL-IN.Intern"})
  void aListedNameIsKnownInCapitalsToo(String host) {
    assertEquals(HostVerdict.ALLOWED, listing("Mail-In.intern").judge(host, 10_993));
  }

  /// To Java "ı" and "K" are equal to "i" and "k" when case is ignored; to the DNS they are not.
  @ParameterizedTest
  @ValueSource(strings = {"ma\u0131l-kit.intern", "mail-\u212ait.intern", "mail-k\u0130t.intern"})
  void aNameThatOnlyLooksListedIsNot(String host) {
    assertNotEquals(HostVerdict.ALLOWED, listing("mail-kit.intern").judge(host, 10_993));
  }

  @Test
  void aListedNameIsKnownByItsALabelsToo() {
    assertEquals(
        HostVerdict.ALLOWED, listing("bücher.example").judge("xn--bcher-kva.example", 10_993));
  }
}
