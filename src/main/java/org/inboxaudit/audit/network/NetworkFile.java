package org.inboxaudit.audit.network;

import com.maxmind.db.Metadata;
import com.maxmind.db.Reader;
import com.maxmind.db.Reader.FileMode;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.inboxaudit.check.Shown;
import org.inboxaudit.evidence.IpAddress;

/// One file in MaxMind's DB format 2: a tree over the bits of addresses, and records at its leaves.
///
/// It is mapped into memory and never copied there as a whole. Whoever renews a file puts a new one
/// in its place and starts the service again; writing into it would pull the ground away.
final class NetworkFile {
  /// Of any file the tree is walked once, down to a record, before it is believed.
  private static final IpAddress[] TRIED = {
    new IpAddress("192.0.2.1"), new IpAddress("1.1.1.1"), new IpAddress("2001:db8::1")
  };

  private final Reader reader;

  private NetworkFile(Reader reader) {
    this.reader = reader;
  }

  /// @throws IllegalArgumentException with one sentence for the operator, if it cannot be read
  static NetworkFile open(Path path) {
    if (!Files.isReadable(path) || !Files.isRegularFile(path)) {
      throw wrong(path, "is not there or may not be read");
    }
    try {
      NetworkFile file = new NetworkFile(new Reader(path.toFile(), FileMode.MEMORY_MAPPED));
      for (IpAddress address : TRIED) {
        file.find(address);
      }
      return file;
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw wrong(path, "is no file in MaxMind's DB format, or is damaged");
    }
  }

  private static IllegalArgumentException wrong(Path path, String text) {
    return new IllegalArgumentException(
        "inbox-audit.networks.files: the file " + path + " " + text + ".");
  }

  /// What the file says of an address.
  ///
  /// @return empty if it says nothing
  Optional<NetworkRecord> find(IpAddress address) throws IOException {
    if (address.isIpv6() && reader.getMetadata().ipVersion() == 4) {
      return Optional.empty();
    }
    // From octets: no name is looked up.
    InetAddress octets = InetAddress.getByAddress(address.octets());
    return Optional.ofNullable(reader.get(octets, Map.class)).map(NetworkRecord::new);
  }

  /// Its type and the day on which it was made.
  String version() {
    Metadata about = reader.getMetadata();
    LocalDate day = about.buildTime().atZone(ZoneOffset.UTC).toLocalDate();
    return Shown.of(about.databaseType()) + " " + day;
  }
}
