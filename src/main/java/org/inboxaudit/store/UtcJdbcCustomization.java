package org.inboxaudit.store;

import com.github.kagkarlsson.scheduler.jdbc.DefaultJdbcCustomization;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Has db-scheduler carry moments as we do, whatever the vendor of the database.
final class UtcJdbcCustomization extends DefaultJdbcCustomization {
  UtcJdbcCustomization() {
    super(true);
  }

  @Override
  public String getName() {
    return "UTC";
  }

  @Override
  public void setInstant(PreparedStatement statement, int index, @Nullable Instant value)
      throws SQLException {
    Moments.set(statement, index, value);
  }

  @Override
  public @Nullable Instant getInstant(ResultSet row, String column) throws SQLException {
    return Moments.find(row, column).orElse(null);
  }
}
