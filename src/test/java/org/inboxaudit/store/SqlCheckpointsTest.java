package org.inboxaudit.store;

import java.nio.file.Path;
import org.inboxaudit.audit.Audits;
import org.inboxaudit.audit.Checkpoints;
import org.inboxaudit.audit.CheckpointsContract;
import org.inboxaudit.audit.SampleAudit;
import org.inboxaudit.consent.SampleConsent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

final class SqlCheckpointsTest {
  private static Audits withConsent(Databases databases) {
    SqlGrants grants = new SqlGrants(databases.database());
    if (grants.find(SampleAudit.CONSENT).isEmpty()) {
      grants.add(SampleConsent.of(SampleAudit.CONSENT.value()));
    }
    return new SqlAudits(databases.database());
  }

  @Nested
  final class OnH2 extends CheckpointsContract {
    private final Databases databases;

    OnH2(@TempDir Path folder) {
      databases = Databases.h2(folder);
    }

    @Override
    protected Audits audits() {
      return withConsent(databases);
    }

    @Override
    protected Checkpoints checkpoints() {
      return new SqlCheckpoints(databases.database());
    }

    @Override
    protected void breakTheLastPartOfASave() {
      databases.execute("alter table mailbox_year rename to gone");
    }

    @AfterEach
    void closeDatabase() {
      databases.close();
    }
  }

  @Nested
  final class OnPostgresql extends CheckpointsContract {
    private final Databases databases = Databases.postgresql();

    @Override
    protected Audits audits() {
      return withConsent(databases);
    }

    @Override
    protected Checkpoints checkpoints() {
      return new SqlCheckpoints(databases.database());
    }

    @Override
    protected void breakTheLastPartOfASave() {
      databases.execute("alter table mailbox_year rename to gone");
    }

    @AfterEach
    void closeDatabase() {
      databases.close();
    }
  }
}
