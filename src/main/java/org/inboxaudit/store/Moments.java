package org.inboxaudit.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jspecify.annotations.Nullable;

/// Carries moments in and out of the database with their offset. As `java.sql.Timestamp` they would
/// pass through the local time of this machine, and once a year two moments would become one.
final class Moments {
  private Moments() {}

  static void set(PreparedStatement statement, int position, @Nullable Instant value)
      throws SQLException {
    if (value == null) {
      statement.setNull(position, Types.TIMESTAMP_WITH_TIMEZONE);
    } else {
      statement.setObject(position, value.atOffset(ZoneOffset.UTC));
    }
  }

  static Optional<Instant> find(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  static Instant at(ResultSet row, String column) throws SQLException {
    return find(row, column).orElseThrow();
  }

  /// Teaches Jdbi to bind a moment that way.
  static final class InstantArgument extends AbstractArgumentFactory<Instant> {
    InstantArgument() {
      super(Types.TIMESTAMP_WITH_TIMEZONE);
    }

    @Override
    protected Argument build(Instant value, ConfigRegistry config) {
      return (position, statement, _) -> set(statement, position, value);
    }
  }
}
