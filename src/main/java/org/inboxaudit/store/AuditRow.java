package org.inboxaudit.store;

import java.util.Optional;
import javax.crypto.SecretKey;
import org.inboxaudit.audit.AuditId;
import org.inboxaudit.audit.Checkpoints.ErasedException;
import org.jdbi.v3.core.Handle;

/// The row everything about an audit hangs on.
///
/// @param number what the other tables call the audit
/// @param indexKey the key of the hashes in its mailbox index
record AuditRow(long number, SecretKey indexKey) {

  static Optional<AuditRow> find(Handle handle, AuditId id) {
    return select(handle, id, "");
  }

  /// The row, locked until the transaction ends: two writers of one audit wait for each other, and
  /// an erasure waits for the writer or the writer finds nothing.
  ///
  /// @throws ErasedException if it is gone
  static AuditRow lock(Handle handle, AuditId id) {
    return select(handle, id, " for update").orElseThrow(ErasedException::new);
  }

  private static Optional<AuditRow> select(Handle handle, AuditId id, String suffix) {
    return handle
        .createQuery("select number, index_key from audit where id = :id" + suffix)
        .bind("id", id.value())
        .map(
            (row, _) ->
                new AuditRow(row.getLong("number"), KeyedHash.key(row.getBytes("index_key"))))
        .findOne();
  }
}
