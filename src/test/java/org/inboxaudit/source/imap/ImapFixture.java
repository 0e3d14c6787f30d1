package org.inboxaudit.source.imap;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.inboxaudit.consent.Access;
import org.inboxaudit.consent.AccessFixture;
import org.inboxaudit.consent.Mailbox;
import org.inboxaudit.evidence.Cursor;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.EvidenceFixtures;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceKind.Round;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.extract.process.LocalExtractor;
import org.inboxaudit.finding.CheckFamily;
import org.inboxaudit.platform.GuardedSockets;
import org.inboxaudit.platform.MailSockets;
import org.inboxaudit.platform.NetworkConfig;
import org.inboxaudit.source.ReadPlan;
import org.inboxaudit.testing.TlsIdentity;

/// Plans, accesses and letters that the tests of this package share.
final class ImapFixture {
  static final ReadPlan.Budget BUDGET =
      new ReadPlan.Budget(Optional.empty(), 25 << 20, 300 << 20, 7);

  private static final Patience PATIENCE =
      new Patience(Duration.ofSeconds(20), Duration.ofSeconds(20), InstantSource.system());

  private ImapFixture() {}

  private record Listed(String host, int port, Optional<String> pin)
      implements NetworkConfig.PrivateServer {
    @Override
    public Optional<LocalDate> expires() {
      return Optional.empty();
    }
  }

  /// A source that reaches one port of this machine, and nothing else.
  static ImapSource source(int port) {
    return source(port, PATIENCE);
  }

  static ImapSource source(int port, Duration patience) {
    return source(port, new Patience(patience, patience, InstantSource.system()));
  }

  static ImapSource source(int port, Patience patience) {
    return new ImapSource(sockets(port), new FakeExtractor(), patience);
  }

  /// One that reads contents with the real readers, in this process.
  static ImapSource readingSource(int port) {
    return new ImapSource(sockets(port), new LocalExtractor(), PATIENCE);
  }

  /// The way to one port of this machine, and to nothing else.
  static MailSockets sockets(int port) {
    NetworkConfig config =
        () -> List.of(new Listed("localhost", port, Optional.of(TlsIdentity.localhost().pin())));
    return new GuardedSockets(config);
  }

  static Access access(int port, String user) {
    return AccessFixture.access(mailbox(port, user), EnumSet.allOf(CheckFamily.class), "secret");
  }

  static Mailbox mailbox(int port, String user) {
    return new Mailbox(
        EmailAddress.of("owner@example.org"),
        user,
        new Mailbox.MailServer("localhost", port),
        Optional.empty());
  }

  static ReadPlan plan(Round round, Cursor from) {
    return plan(round, EvidenceKind.in(round), from, BUDGET);
  }

  static ReadPlan plan(Round round, Set<EvidenceKind> kinds, Cursor from, ReadPlan.Budget budget) {
    return plan(round, kinds, from, Set.of(), ImapFixture::deep, budget);
  }

  /// A plan that opens of each message what `deep` says.
  static ReadPlan opening(Round round, Cursor from, Function<Message, Set<EvidenceKind>> deep) {
    return plan(round, EvidenceKind.in(round), from, Set.of(), deep, BUDGET);
  }

  /// A plan in which it matters when flags were changed in these folders.
  static ReadPlan watching(Round round, Set<String> folders) {
    return plan(round, EvidenceKind.in(round), Cursor.START, folders, ImapFixture::deep, BUDGET);
  }

  private static ReadPlan plan(
      Round round,
      Set<EvidenceKind> kinds,
      Cursor from,
      Set<String> watched,
      Function<Message, Set<EvidenceKind>> deep,
      ReadPlan.Budget budget) {
    return new ReadPlan(
        round,
        kinds,
        EvidenceKind.in(Round.DEEP),
        from,
        new TreeSet<>(Set.of("received")),
        watched,
        deep,
        List.of("owner@example.org"),
        List.of("mx.example.org"),
        EvidenceFixtures.NOW,
        budget);
  }

  private static Set<EvidenceKind> deep(Message message) {
    Set<EvidenceKind> kinds = EnumSet.noneOf(EvidenceKind.class);
    if (message.parts().stream().anyMatch(part -> !part.fileName().isEmpty())) {
      kinds.add(EvidenceKind.ATTACHMENT);
    }
    if (message.parts().stream()
        .anyMatch(part -> part.mediaType().equals("message/delivery-status"))) {
      kinds.add(EvidenceKind.DELIVERY_STATUS);
    }
    if (message.subject().startsWith("New sign-in")) {
      kinds.add(EvidenceKind.NOTICE);
    }
    if (message.subject().startsWith("letter")) {
      kinds.add(EvidenceKind.MESSAGE_BODY);
    }
    return kinds;
  }

  static String plain(int number, String subject) {
    return """
    Received: from mx.example.org
    From: "A colleague" <Colleague@Example.org>
    To: owner@example.org, Other <other@example.net>
    Subject: %s
    Date: Sun, 1 Mar 2026 10:00:00 +0800
    Message-ID: <m%d@example.org>

    hello
    """
        .formatted(subject, number);
  }

  static String bounce(int number, String recipient) {
    return """
    From: MAILER-DAEMON@example.org
    To: owner@example.org
    Subject: Undelivered
    Date: Sun, 1 Mar 2026 10:00:00 +0800
    Message-ID: <b%d@example.org>
    MIME-Version: 1.0
    Content-Type: multipart/report; report-type=delivery-status; boundary=b

    --b
    Content-Type: text/plain

    It could not be delivered.
    --b
    Content-Type: message/delivery-status

    Reporting-MTA: dns; mx.example.org

    Final-Recipient: rfc822; %s
    Action: failed
    Status: 5.1.1

    --b
    Content-Type: text/rfc822-headers

    From: owner@example.org
    Message-ID: <original@example.org>

    --b--
    """
        .formatted(number, recipient);
  }

  static String withFile(int number, String fileName, String content) {
    return withFile(number, "application/pdf", fileName, content);
  }

  static String withFile(int number, String mediaType, String fileName, String content) {
    return """
    From: colleague@example.org
    To: owner@example.org
    Subject: a file
    Date: Sun, 1 Mar 2026 10:00:00 +0800
    Message-ID: <f%d@example.org>
    MIME-Version: 1.0
    Content-Type: multipart/mixed; boundary=b

    --b
    Content-Type: text/plain

    see the file
    --b
    Content-Type: %s; name="%s"
    Content-Transfer-Encoding: base64
    Content-Disposition: attachment; filename="%s"

    %s
    --b--
    """
        .formatted(number, mediaType, fileName, fileName, content);
  }
}
