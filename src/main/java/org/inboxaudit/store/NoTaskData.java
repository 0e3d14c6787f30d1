package org.inboxaudit.store;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import org.jspecify.annotations.Nullable;

/// Keeps jobs from carrying anything but their key: db-scheduler would otherwise serialise Java
/// objects into the database and read back whatever lies there.
final class NoTaskData implements Serializer {
  @Override
  public byte @Nullable [] serialize(@Nullable Object data) {
    if (data != null) {
      throw new IllegalArgumentException("a job is told nothing but its key");
    }
    return null;
  }

  @Override
  public <T> @Nullable T deserialize(Class<T> type, byte @Nullable [] bytes) {
    return null;
  }
}
