package org.inboxaudit.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.inboxaudit.audit.Audit.Declared;
import org.inboxaudit.consent.Mailbox;
import org.inboxaudit.consent.Mailbox.MailServer;
import org.inboxaudit.consent.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditPlansTest {
  private static final long PROVIDERS = 1_000L << 20;
  private final AuditHouse house;

  AuditPlansTest(@TempDir Path folder) {
    house = new AuditHouse(folder);
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void fetchesNoMoreThanTheProviderBears() throws Exception {
    house.totalPartBytes = 2 * PROVIDERS;
    assertEquals(PROVIDERS, budget("imap.gmail.com"));
    assertEquals(2 * PROVIDERS, budget("imap.example.org"));
  }

  @Test
  void fetchesNoMoreThanTheOperatorAllows() throws Exception {
    house.totalPartBytes = PROVIDERS / 2;
    assertEquals(PROVIDERS / 2, budget("imap.gmail.com"));
  }

  private long budget(String host) throws Exception {
    Mailbox mailbox =
        new Mailbox(
            AuditHouse.MAILBOX.address(), "owner", new MailServer(host, 993), Optional.empty());
    house.requests.start(
        AuditHouse.OWNER,
        house.consent(),
        mailbox,
        Declared.NOTHING,
        false,
        new Secret("secret"),
        List.of());
    house.work();
    return house.source.plans().getLast().budget().totalPartBytes();
  }
}
