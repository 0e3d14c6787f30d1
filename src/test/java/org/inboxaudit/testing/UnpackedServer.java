package org.inboxaudit.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// A mail server that `tools/install-test-servers` unpacked beside the installed one.
///
/// @param root where its tree begins
record UnpackedServer(Path root) {
  private static final Path CACHE = Path.of("/var/cache/inbox-audit-test");

  static UnpackedServer named(String name) {
    return new UnpackedServer(CACHE.resolve(name));
  }

  /// Whether the whole tree is there.
  boolean available() {
    return Files.exists(root.resolve("complete"));
  }

  /// A file of the tree.
  String file(String name) {
    return root.resolve(name).toString();
  }

  /// Makes programs of the tree find its libraries.
  Map<String, String> environment() {
    return Map.of(
        "LD_LIBRARY_PATH",
        file("usr/lib/x86_64-linux-gnu") + ":" + file("usr/lib"),
        "SASL_PATH",
        file("usr/lib/x86_64-linux-gnu/sasl2") + ":/usr/lib/x86_64-linux-gnu/sasl2");
  }
}
