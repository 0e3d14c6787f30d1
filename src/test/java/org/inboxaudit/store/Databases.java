package org.inboxaudit.store;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;

/// Databases for tests, made as the service makes its own: the same URL, the same migrations, the
/// same pool. PostgreSQL is a real one, started once for all tests.
final class Databases implements AutoCloseable {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final AgroalDataSource source;
  private final Database database;

  private Databases(AgroalDataSource source, String migrations) {
    this.source = source;
    Flyway.configure().dataSource(source).locations(migrations).load().migrate();
    this.database = new Database(source);
  }

  /// The file in a folder, made if it is not there.
  static Databases h2(Path folder) {
    return new Databases(
        pool(
            "jdbc:h2:async:"
                + folder.resolve("store")
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE",
            "sa",
            "org.h2.Driver"),
        "db/h2");
  }

  /// An empty database on a PostgreSQL server.
  static Databases postgresql() {
    String name = String.format(Locale.ROOT, "test%d", COUNT.incrementAndGet());
    try (Connection connection = Server.RUNNING.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return new Databases(
        pool(
            Server.RUNNING.getJdbcUrl("postgres", name) + "&reWriteBatchedInserts=true",
            "postgres",
            "org.postgresql.Driver"),
        "db/postgresql");
  }

  Database database() {
    return database;
  }

  /// Does to the database what the product would not.
  void execute(String sql) {
    try (Connection connection = source.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The first column of what a query finds, as one text.
  String query(String sql) {
    try (Connection connection = source.getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      StringBuilder text = new StringBuilder();
      while (rows.next()) {
        text.append(rows.getString(1)).append('\n');
      }
      return text.toString().strip();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    source.close();
  }

  private static AgroalDataSource pool(String url, String user, String driver) {
    try {
      return AgroalDataSource.from(
          new AgroalDataSourceConfigurationSupplier()
              .connectionPoolConfiguration(
                  pool ->
                      pool.maxSize(12)
                          .acquisitionTimeout(Duration.ofSeconds(10))
                          .connectionFactoryConfiguration(
                              connection ->
                                  connection
                                      .jdbcUrl(url)
                                      .connectionProviderClassName(driver)
                                      .principal(new NamePrincipal(user)))));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Started when first needed, ended with the tests.
  private static final class Server {
    private static final EmbeddedPostgres RUNNING = start();

    private static EmbeddedPostgres start() {
      try {
        EmbeddedPostgres server = EmbeddedPostgres.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
        return server;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void stop(EmbeddedPostgres server) {
      try {
        server.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
