package org.inboxaudit.store;

import java.nio.file.Path;
import org.inboxaudit.audit.Audits;
import org.inboxaudit.audit.AuditsContract;
import org.inboxaudit.audit.SampleAudit;
import org.inboxaudit.consent.SampleConsent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

final class SqlAuditsTest {

  @Nested
  final class OnH2 extends AuditsContract {
    private final Databases databases;

    OnH2(@TempDir Path folder) {
      databases = Databases.h2(folder);
    }

    @BeforeEach
    void addTheConsent() {
      new SqlGrants(databases.database()).add(SampleConsent.of(SampleAudit.CONSENT.value()));
    }

    @Override
    protected Audits audits() {
      return new SqlAudits(databases.database());
    }

    @AfterEach
    void closeDatabase() {
      databases.close();
    }
  }

  @Nested
  final class OnPostgresql extends AuditsContract {
    private final Databases databases = Databases.postgresql();

    @BeforeEach
    void addTheConsent() {
      new SqlGrants(databases.database()).add(SampleConsent.of(SampleAudit.CONSENT.value()));
    }

    @Override
    protected Audits audits() {
      return new SqlAudits(databases.database());
    }

    @AfterEach
    void closeDatabase() {
      databases.close();
    }
  }
}
