package org.inboxaudit.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.inboxaudit.audit.AuditEngine;
import org.inboxaudit.audit.AuditId;
import org.inboxaudit.audit.IntelPacks;
import org.inboxaudit.audit.MemoryCheckpoints;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.Catalog;
import org.inboxaudit.check.Owner;
import org.inboxaudit.consent.AccessFixture;
import org.inboxaudit.consent.Mailbox;
import org.inboxaudit.consent.Mailbox.MailServer;
import org.inboxaudit.extract.Extractor;
import org.inboxaudit.extract.process.LocalExtractor;
import org.inboxaudit.finding.CheckFamily;
import org.inboxaudit.finding.CheckId;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Outcome;
import org.inboxaudit.platform.GuardedSockets;
import org.inboxaudit.platform.Incidents;
import org.inboxaudit.platform.MailSockets;
import org.inboxaudit.platform.NetworkConfig.PrivateServer;
import org.inboxaudit.risk.Risk;
import org.inboxaudit.source.ReadPlan.Budget;
import org.inboxaudit.source.imap.ImapSource;
import org.inboxaudit.source.sieve.SieveSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Audits every sample mailbox with all checks, over real connections.
class SampleAuditTest {

  static List<SampleMailbox> mailboxes() {
    return SampleMailboxes.all();
  }

  @ParameterizedTest
  @MethodSource("mailboxes")
  void saysWhatItMustAndNothingElse(SampleMailbox mailbox) throws Exception {
    SortedMap<CheckId, Outcome> outcomes;
    try (SampleMailServer server = SampleMailServer.start(mailbox)) {
      outcomes = audit(mailbox, server);
    }
    List<String> said = new ArrayList<>();
    said.add(Risk.verdict(outcomes).level().name());
    outcomes.forEach(
        (check, outcome) -> {
          if (outcome instanceof Outcome.Found) {
            said.add(check.value());
          }
          if (outcome instanceof Outcome.Failed) {
            said.add("failed: " + check);
          }
        });
    List<String> expected = new ArrayList<>(List.of(mailbox.expected().name()));
    expected.addAll(mailbox.expectedChecks());
    assertEquals(String.join("\n", expected), String.join("\n", said), () -> lines(outcomes));
  }

  private static String lines(SortedMap<CheckId, Outcome> outcomes) {
    StringBuilder lines = new StringBuilder();
    outcomes.forEach(
        (check, outcome) -> {
          List<Finding> findings =
              outcome instanceof Outcome.Found found ? found.findings() : List.of();
          lines.append(check).append(' ').append(findings.isEmpty() ? outcome : "").append('\n');
          for (Finding finding : findings) {
            lines
                .append("    ")
                .append(finding.severity())
                .append(' ')
                .append(finding.confidence())
                .append(' ')
                .append(finding.facts())
                .append('\n');
          }
        });
    return lines.toString();
  }

  private static SortedMap<CheckId, Outcome> audit(SampleMailbox sample, SampleMailServer server)
      throws Exception {
    Mailbox mailbox =
        new Mailbox(
            sample.owner(),
            server.user(),
            new MailServer("localhost", server.imapPort()),
            Optional.of(new MailServer("localhost", server.sievePort())));
    MailSockets sockets =
        new GuardedSockets(
            () ->
                Stream.of(server.imapPort(), server.sievePort())
                    .map(port -> (PrivateServer) new Sample(port, server.pin()))
                    .toList());
    Extractor extractor = new LocalExtractor();
    Owner owner =
        new Owner(
            Set.of(sample.owner()),
            Set.copyOf(sample.declared().ownDomains()),
            sample.declared().usesVpn(),
            List.of());
    AuditEngine engine = new AuditEngine(new MemoryCheckpoints(), new Incidents(), _ -> {});
    return new java.util.TreeMap<>(
        engine
            .run(
                new AuditEngine.Run(
                    new AuditId("aud_sample"),
                    AccessFixture.access(
                        mailbox, Set.of(CheckFamily.values()), SampleMailServer.PASSWORD),
                    List.of(
                        new ImapSource(sockets, extractor),
                        new SieveSource(sockets, extractor, Clock.systemUTC())),
                    Catalog.checks(),
                    new AuditContext(
                        owner, Correspondence.BASE.plus(Duration.ofDays(2)), IntelPacks.read()),
                    List.of(SampleMailbox.RECEIVER),
                    Budget.DEFAULT,
                    _ -> {}))
            .outcomes());
  }

  /// A server of the operator's own.
  private record Sample(int port, String key) implements PrivateServer {
    @Override
    public String host() {
      return "localhost";
    }

    @Override
    public Optional<String> pin() {
      return Optional.of(key);
    }

    @Override
    public Optional<LocalDate> expires() {
      return Optional.empty();
    }
  }
}
