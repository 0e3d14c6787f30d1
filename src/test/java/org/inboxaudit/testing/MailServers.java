package org.inboxaudit.testing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/// The mail servers that tests can be held against.
public final class MailServers {
  private MailServers() {}

  /// Each of them by name, as far as it is here. Courier belongs to the long form of the tests.
  public static Map<String, Supplier<TestMailServer>> all() {
    Map<String, Supplier<TestMailServer>> servers = new LinkedHashMap<>();
    servers.put("GreenMail", GreenMailServer::start);
    servers.put(
        "Dovecot",
        needed(
            DovecotConfig.program().isPresent(),
            "Dovecot",
            () -> DovecotServer.start(DovecotServer.Setup.SETTINGS)));
    servers.put("Cyrus", needed(CyrusServer.available(), "Cyrus", CyrusServer::start));
    if (Boolean.getBoolean("soak") || CourierServer.available()) {
      servers.put("Courier", needed(CourierServer.available(), "Courier", CourierServer::start));
    }
    return servers;
  }

  private static Supplier<TestMailServer> needed(
      boolean installed, String name, Supplier<TestMailServer> server) {
    return () -> {
      Needed.here(installed, name + " (tools/install-test-servers)");
      return server.get();
    };
  }
}
