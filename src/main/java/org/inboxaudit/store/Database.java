package org.inboxaudit.store;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.InjectableInstance;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Locale;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;

/// The one database that is switched on, whichever vendor it is of.
@Singleton
final class Database {
  private final DataSource source;
  private final Jdbi jdbi;
  private final boolean embedded;

  /// @param chosen what the operator chose. A word that is neither ends the start here; left to the
  ///   switches alone it would silently mean the embedded database
  @Inject
  Database(
      @Any InjectableInstance<AgroalDataSource> sources,
      @ConfigProperty(name = "inbox-audit.store") Kind chosen) {
    this(sources.getActive());
    if (embedded != (chosen == Kind.EMBEDDED)) {
      throw new IllegalStateException("inbox-audit.store and the active database differ");
    }
  }

  Database(DataSource source) {
    this.source = source;
    this.jdbi = Jdbi.create(source);
    jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
    jdbi.registerArgument(new Moments.InstantArgument());
    this.embedded =
        "H2".equals(in(handle -> handle.getConnection().getMetaData().getDatabaseProductName()));
  }

  DataSource source() {
    return source;
  }

  /// Whether the database is a file that this process holds alone.
  boolean embedded() {
    return embedded;
  }

  /// Does something in one transaction.
  <T> T in(HandleCallback<T, SQLException> work) {
    try {
      return jdbi.inTransaction(work);
    } catch (SQLException e) {
      throw failure(e);
    } catch (JdbiException e) {
      throw e.getCause() instanceof SQLException cause ? failure(cause) : failure(e);
    }
  }

  /// What databases say about a failure quotes the values they were given, so only the class of the
  /// failure is told on, and no cause.
  private static StoreException failure(Exception e) {
    String state =
        e instanceof SQLException sql && sql.getSQLState() != null ? sql.getSQLState() : "none";
    return new StoreException(
        String.format(Locale.ROOT, "%s, SQLSTATE %s", e.getClass().getSimpleName(), state));
  }

  /// What there is to choose from.
  enum Kind {
    EMBEDDED,
    POSTGRESQL
  }

  /// The database did not do what it was asked.
  static final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreException(String message) {
      super(message);
    }
  }
}
