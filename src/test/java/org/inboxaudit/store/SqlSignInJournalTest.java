package org.inboxaudit.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.inboxaudit.journal.SampleEvents;
import org.inboxaudit.journal.SampleServers;
import org.inboxaudit.journal.SignInJournal;
import org.inboxaudit.journal.SignInJournalContract;
import org.inboxaudit.platform.SigningKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqlSignInJournalTest {

  private static SignInJournal journal(Databases databases, Path folder) {
    try {
      return new SqlSignInJournal(databases.database(), SigningKey.in(folder.resolve("key.pem")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Nested
  final class OnH2 extends SignInJournalContract {
    private final Databases databases;
    private final Path folder;

    OnH2(@TempDir Path folder) {
      this.folder = folder;
      databases = Databases.h2(folder);
    }

    @Override
    protected SignInJournal journal() {
      return SqlSignInJournalTest.journal(databases, folder);
    }

    @Test
    void keepsNoNameOfAnAccountOrASession() {
      journal()
          .add(
              SampleEvents.batch(
                  SampleServers.of(SampleServers.SERVER),
                  SampleServers.SERVER,
                  SampleEvents.signIn("ann", "2026-06-01T08:05:00Z", "192.0.2.1"),
                  SampleEvents.ended("ann", "2026-06-01T08:20:00Z", 5_000_000, 3)));
      String all = databases.query("script nosettings");
      assertFalse(all.contains("ann"), all);
      assertFalse(all.contains("session of"), all);
      assertEquals(
          "16 16",
          databases.query(
              "select concat(octet_length(account_hash), ' ', octet_length(session_hash))"
                  + " from ended_session"));
    }

    @AfterEach
    void closeDatabase() {
      databases.close();
    }
  }

  @Nested
  final class OnPostgresql extends SignInJournalContract {
    private final Databases databases = Databases.postgresql();

    @TempDir private Path folder;

    @Override
    protected SignInJournal journal() {
      return SqlSignInJournalTest.journal(databases, folder);
    }

    @AfterEach
    void closeDatabase() {
      databases.close();
    }
  }
}
