package org.inboxaudit.source.imap;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.inboxaudit.audit.AuditEngine;
import org.inboxaudit.audit.AuditId;
import org.inboxaudit.audit.IntelPacks;
import org.inboxaudit.audit.MemoryCheckpoints;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.Catalog;
import org.inboxaudit.check.Check;
import org.inboxaudit.check.Owner;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.extract.process.LocalExtractor;
import org.inboxaudit.platform.Incidents;
import org.inboxaudit.source.ReadPlan;
import org.inboxaudit.testing.FakeFolder;
import org.inboxaudit.testing.FakeMailServer;

/// A mailbox with something to find in it, and its audit with the whole catalog, without a wait.
final class CutAudit {
  private static final int MESSAGES = 240;
  private static final int FILE = 12 << 10;
  private static final int CHECKPOINT = 50;
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final List<Check> CHECKS = Catalog.checks();

  private CutAudit() {}

  /// Two folders; two of three messages have a file, and half of the files run when opened.
  static FakeMailServer server() {
    return FakeMailServer.tls().add(folder("INBOX", 0), folder("Work", MESSAGES));
  }

  private static FakeFolder folder(String name, int first) {
    List<String> messages = new ArrayList<>();
    for (int i = 1; i <= MESSAGES / 2; i++) {
      messages.add(message(first + i));
    }
    return FakeFolder.of(name, messages);
  }

  private static String message(int number) {
    return switch (number % 3) {
      case 0 -> ImapFixture.plain(number, "letter " + number);
      case 1 -> ImapFixture.withFile(number, "invoice" + number + ".pdf.exe", content(number));
      default -> ImapFixture.withFile(number, "picture" + number + ".png", content(number));
    };
  }

  private static String content(int number) {
    byte[] octets = new byte[FILE];
    octets[0] = (byte) number;
    return Base64.getMimeEncoder().encodeToString(octets).replace("\r\n", "\n    ");
  }

  static AuditEngine.Conclusion run(FakeMailServer server)
      throws InterruptedException, AuditEngine.Unreadable {
    Patience patience = new Patience(PATIENCE, PATIENCE, InstantSource.system());
    return new AuditEngine(new MemoryCheckpoints(), new Incidents(), _ -> {})
        .run(
            new AuditEngine.Run(
                new AuditId("aud_cut"),
                ImapFixture.access(server.port(), "owner"),
                List.of(
                    new ImapSource(
                        ImapFixture.sockets(server.port()), new LocalExtractor(), patience)),
                CHECKS,
                new AuditContext(
                    new Owner(
                        Set.of(EmailAddress.of("owner@example.org")), Set.of(), false, List.of()),
                    Instant.parse("2026-06-01T00:00:00Z"),
                    IntelPacks.read()),
                List.of("mx.example.org"),
                new ReadPlan.Budget(Optional.empty(), 25 << 20, 300 << 20, CHECKPOINT),
                _ -> {}));
  }
}
