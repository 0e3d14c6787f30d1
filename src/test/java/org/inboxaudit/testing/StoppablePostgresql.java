package org.inboxaudit.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// A real PostgreSQL that can be stopped and started again over the same data.
public final class StoppablePostgresql implements AutoCloseable {
  private final Path data;
  private final int port;
  private EmbeddedPostgres server;

  private StoppablePostgresql() throws IOException {
    data = Files.createTempDirectory("postgresql");
    port = ServerProcess.freePort();
    server = launch();
  }

  public static StoppablePostgresql start() throws IOException {
    return new StoppablePostgresql();
  }

  /// The options that let a service use it.
  public List<String> options() {
    return List.of(
        "-Dinbox-audit.store=postgresql",
        "-Dquarkus.datasource.postgresql.jdbc.url=" + server.getJdbcUrl("postgres", "postgres"),
        "-Dquarkus.datasource.postgresql.username=postgres",
        "-Dquarkus.datasource.postgresql.password=postgres");
  }

  public void stop() throws IOException {
    server.close();
  }

  public void startAgain() throws IOException {
    server = launch();
  }

  /// The number that a query finds.
  public long number(String sql) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private EmbeddedPostgres launch() throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setPort(port)
        .start();
  }

  @Override
  public void close() throws IOException {
    server.close();
    Directories.delete(data);
  }
}
