package org.inboxaudit.platform;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// Keeps the directory of the service's files to the user it runs as.
///
/// The embedded database makes its own file, readable by everybody; inside a closed directory that
/// does no harm.
@ApplicationScoped
public class DataDirectory {
  private static final Logger LOG = Logger.getLogger(DataDirectory.class);

  private final Path directory;

  DataDirectory(@ConfigProperty(name = "inbox-audit.data") Path directory) {
    this.directory = directory;
  }

  void close(@Observes @Priority(1) StartupEvent started) {
    try {
      Files.createDirectories(directory);
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    } catch (UnsupportedOperationException | IOException e) {
      LOG.warnf(
          "The data directory could not be closed to other users of this machine (%s).",
          e.getClass().getSimpleName());
    }
  }
}
