package org.inboxaudit.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Set;
import org.inboxaudit.audit.AuditId;
import org.inboxaudit.audit.Audits;
import org.inboxaudit.audit.Destinations;
import org.inboxaudit.audit.DestinationsContract;
import org.inboxaudit.audit.SampleAudit;
import org.inboxaudit.consent.SampleConsent;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.platform.SigningKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqlDestinationsTest {

  private static Audits withConsent(Databases databases) {
    SqlGrants grants = new SqlGrants(databases.database());
    if (grants.find(SampleAudit.CONSENT).isEmpty()) {
      grants.add(SampleConsent.of(SampleAudit.CONSENT.value()));
    }
    return new SqlAudits(databases.database());
  }

  private static Destinations destinations(Databases databases, Path folder) {
    try {
      return new SqlDestinations(databases.database(), SigningKey.in(folder.resolve("key.pem")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Nested
  final class OnH2 extends DestinationsContract {
    private final Databases databases;
    private final Path folder;

    OnH2(@TempDir Path folder) {
      this.folder = folder;
      databases = Databases.h2(folder);
    }

    @Override
    protected Audits audits() {
      return withConsent(databases);
    }

    @Override
    protected Destinations destinations() {
      return SqlDestinationsTest.destinations(databases, folder);
    }

    @Test
    void keepsThemAsHashesOnly() {
      destinations()
          .compare(
              new AuditId("aud_1"),
              EmailAddress.of("ann@example.org"),
              Set.of(EmailAddress.of("drop@stranger.example")));
      assertEquals(
          "16 16",
          databases.query(
              "select concat(octet_length(mailbox_hash), ' ', octet_length(address_hash))"
                  + " from destination"));
    }

    @AfterEach
    void closeDatabase() {
      databases.close();
    }
  }

  @Nested
  final class OnPostgresql extends DestinationsContract {
    private final Databases databases = Databases.postgresql();

    @TempDir private Path folder;

    @Override
    protected Audits audits() {
      return withConsent(databases);
    }

    @Override
    protected Destinations destinations() {
      return SqlDestinationsTest.destinations(databases, folder);
    }

    @AfterEach
    void closeDatabase() {
      databases.close();
    }
  }
}
