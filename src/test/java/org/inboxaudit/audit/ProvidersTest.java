package org.inboxaudit.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inboxaudit.audit.Providers.Wants;
import org.inboxaudit.check.Intel;
import org.inboxaudit.consent.Mailbox.MailServer;
import org.junit.jupiter.api.Test;

class ProvidersTest {
  private final Providers providers = new Providers(IntelPacks.read());

  @Test
  void knowsAProviderByItsServer() {
    assertEquals(
        Optional.of(new Providers.Provider(Wants.APP_PASSWORD, 2, 1_000L << 20)),
        providers.of(new MailServer("IMAP.gmail.com", 993)));
    assertEquals(Optional.of(Wants.AUTHORISATION_CODE), wants("imap.163.com"));
    assertEquals(Optional.of(Wants.OWN_PAGE), wants("outlook.office365.com"));
    assertEquals(Optional.of(Wants.PERMISSION), wants("imap.gmx.net"));
  }

  @Test
  void knowsNothingOfOthers() {
    assertTrue(wants("imap.example.org").isEmpty());
    assertTrue(wants("imap.gmail.com.example.org").isEmpty());
  }

  @Test
  void refusesALineThatCannotBeRead() {
    for (String line : List.of("imap.example.org", "imap.example.org nothing 2 300")) {
      assertThrows(
          IllegalArgumentException.class,
          () -> new Providers(new Intel("test", Map.of("providers", List.of(line)))));
    }
  }

  private Optional<Wants> wants(String host) {
    return providers.of(new MailServer(host, 993)).map(Providers.Provider::wants);
  }
}
