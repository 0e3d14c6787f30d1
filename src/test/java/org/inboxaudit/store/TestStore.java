package org.inboxaudit.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.inboxaudit.audit.Audits;
import org.inboxaudit.audit.Checkpoints;
import org.inboxaudit.audit.Reports;
import org.inboxaudit.consent.Grants;
import org.inboxaudit.journal.SignInJournal;
import org.inboxaudit.platform.SigningKey;

/// The embedded store behind its ports, for tests of what stands before them.
public final class TestStore implements AutoCloseable {
  private final Databases databases;

  private TestStore(Databases databases) {
    this.databases = databases;
  }

  /// A store in a folder, made if it is not there.
  public static TestStore in(Path folder) {
    return new TestStore(Databases.h2(folder));
  }

  public Audits audits() {
    return new SqlAudits(databases.database());
  }

  public Checkpoints checkpoints() {
    return new SqlCheckpoints(databases.database());
  }

  public Reports reports() {
    return new SqlReports(databases.database());
  }

  public Grants grants() {
    return new SqlGrants(databases.database());
  }

  /// The journal of sign-ins, whose hashes are keyed with the key in a folder.
  public SignInJournal journal(Path folder) {
    try {
      return new SqlSignInJournal(
          databases.database(), SigningKey.in(folder.resolve("session-key.pem")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// How many rows a table has.
  public long rows(String table) {
    return Long.parseLong(databases.query("select count(*) from " + table));
  }

  @Override
  public void close() {
    databases.close();
  }
}
