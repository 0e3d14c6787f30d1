package org.inboxaudit.store;

import java.nio.file.Path;
import org.inboxaudit.consent.Grants;
import org.inboxaudit.consent.GrantsContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

final class SqlGrantsTest {

  @Nested
  final class OnH2 extends GrantsContract {
    private final Databases databases;

    OnH2(@TempDir Path folder) {
      databases = Databases.h2(folder);
    }

    @Override
    protected Grants grants() {
      return new SqlGrants(databases.database());
    }

    @AfterEach
    void closeDatabase() {
      databases.close();
    }
  }

  @Nested
  final class OnPostgresql extends GrantsContract {
    private final Databases databases = Databases.postgresql();

    @Override
    protected Grants grants() {
      return new SqlGrants(databases.database());
    }

    @AfterEach
    void closeDatabase() {
      databases.close();
    }
  }
}
