package org.inboxaudit.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.inboxaudit.audit.AuditId;
import org.inboxaudit.audit.Destinations;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.platform.KeyedHash;
import org.inboxaudit.platform.SigningKey;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/// Destinations in the database. The key of their hashes is made from the key of this service,
/// which lies in a file: whoever has the database alone cannot try addresses.
@ApplicationScoped
class SqlDestinations implements Destinations {
  private final Database database;
  private final SigningKey key;

  SqlDestinations(Database database, SigningKey key) {
    this.database = database;
    this.key = key;
  }

  @Override
  public Map<EmailAddress, Long> compare(
      AuditId id, EmailAddress mailbox, Set<EmailAddress> destinations) {
    KeyedHash hash = new KeyedHash(KeyedHash.derived(key.keys().getPrivate(), "destinations"));
    byte[] own = hash.of(mailbox.toString());
    return database.in(
        handle -> {
          AuditRow audit = AuditRow.lock(handle, id);
          handle.execute("delete from destination where audit_number = ?", audit.number());
          PreparedBatch rows =
              handle.prepareBatch(
                  "insert into destination (audit_number, mailbox_hash, address_hash)"
                      + " values (?, ?, ?)");
          Map<EmailAddress, Long> others = new HashMap<>();
          for (EmailAddress destination : destinations) {
            byte[] address = hash.of(destination.toString());
            rows.add(audit.number(), own, address);
            long mailboxes = others(handle, address, own);
            if (mailboxes > 0) {
              others.put(destination, mailboxes);
            }
          }
          if (rows.size() > 0) {
            rows.execute();
          }
          return others;
        });
  }

  private static long others(Handle handle, byte[] address, byte[] own) {
    return handle
        .select(
            "select count(distinct mailbox_hash) from destination"
                + " where address_hash = ? and mailbox_hash <> ?",
            address,
            own)
        .mapTo(Long.class)
        .one();
  }
}
