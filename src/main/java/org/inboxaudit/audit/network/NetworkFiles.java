package org.inboxaudit.audit.network;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.inboxaudit.check.NetworkMap;
import org.inboxaudit.evidence.IpAddress;

/// What the operator's files know of networks, all of them together. They are opened at the start,
/// so that a slip stops the start and not the first audit.
@Startup
@Singleton
public class NetworkFiles {
  private final List<NetworkFile> files;

  NetworkFiles(NetworksConfig config) {
    files = open(config.files().orElse(List.of()));
  }

  private static List<NetworkFile> open(List<Path> paths) {
    return paths.stream().map(NetworkFile::open).toList();
  }

  /// The networks, as the checks see them.
  @Produces
  @Singleton
  public NetworkMap networks() {
    return files.isEmpty() ? NetworkMap.NONE : new Together(files);
  }

  /// Reads files for a test.
  ///
  /// @throws IllegalArgumentException with one sentence, if one of them cannot be read
  static NetworkMap read(List<Path> paths) {
    return new Together(open(paths));
  }

  /// Of who holds a network and where it is, the first file that knows it decides; what a network
  /// is used for, each file may add to.
  private record Together(List<NetworkFile> files) implements NetworkMap {

    @Override
    public Network of(IpAddress address) {
      List<NetworkRecord> records = new ArrayList<>();
      for (NetworkFile file : files) {
        find(file, address).ifPresent(records::add);
      }
      Set<Use> uses = EnumSet.noneOf(Use.class);
      records.forEach(told -> uses.addAll(told.uses()));
      return new Network(
          first(records.stream().map(NetworkRecord::owner).toList()).orElse(address.network()),
          first(records.stream().map(NetworkRecord::country).toList()).orElse(""),
          first(records.stream().map(NetworkRecord::position).toList()),
          uses);
    }

    private static <T> Optional<T> first(List<Optional<T>> values) {
      return values.stream().flatMap(Optional::stream).findFirst();
    }

    /// A file that was whole at the start and no longer is, is a fault that a check must not pass
    /// over: its outcome is then that it failed.
    private static Optional<NetworkRecord> find(NetworkFile file, IpAddress address) {
      try {
        return file.find(address);
      } catch (IOException | StackOverflowError e) {
        throw new IllegalStateException("a file about networks is damaged", e);
      }
    }

    @Override
    public String version() {
      return files.stream().map(NetworkFile::version).collect(Collectors.joining(", "));
    }
  }
}
