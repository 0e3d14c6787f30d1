package org.inboxaudit.platform;

import io.quarkus.runtime.Startup;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// Tells whoever started the service where things are; at the very first start a little more.
@Startup
@Singleton
public class FirstRun {
  private static final Logger LOG = Logger.getLogger(FirstRun.class);

  private final boolean first;
  private final Path directory;

  FirstRun(SigningKey key, @ConfigProperty(name = "inbox-audit.data") Path directory) {
    this.first = key.createdNow();
    this.directory = directory.toAbsolutePath().normalize();
  }

  void tell(@ObservesAsync HttpServerStart started) {
    LOG.info(message(started.options().getHost(), started.options().getPort()));
  }

  String message(String host, int port) {
    String page = "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port + "/";
    return (read("start.txt") + (first ? read("first-start.txt") : ""))
        .replace("{page}", page)
        .replace("{directory}", directory.toString())
        .stripTrailing();
  }

  private static String read(String name) {
    try (InputStream in = FirstRun.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no text " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
