package org.inboxaudit.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.inboxaudit.audit.Audit.Declared;
import org.junit.jupiter.api.Test;

class StoredJsonTest {
  @Test
  void readsWhatAnOwnerDeclaredBeforeThereWereJourneys() {
    assertEquals(
        Declared.NOTHING,
        StoredJson.read(
            "{\"ownAddresses\":[],\"ownDomains\":[],\"usesVpn\":false}", Declared.class));
  }
}
