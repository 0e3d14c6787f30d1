package org.inboxaudit.store;

import java.util.Optional;
import javax.crypto.SecretKey;
import org.inboxaudit.audit.AuditId;
import org.inboxaudit.audit.Checkpoints.ErasedException;
import org.inboxaudit.platform.KeyedHash;
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
    return findLocked(handle, id).orElseThrow(ErasedException::new);
  }

  /// The same, empty if it is gone.
  static Optional<AuditRow> findLocked(Handle handle, AuditId id) {
    return select(handle, id, " for update");
  }

  /// Gives an audit the key of another one, whose hashes have become its own; the other gets a new
  /// one. Both rows are locked.
  static void moveKey(Handle handle, AuditRow from, AuditRow to) {
    String change = "update audit set index_key = ? where number = ?";
    handle.execute(change, from.indexKey().getEncoded(), to.number());
    handle.execute(change, KeyedHash.newKey(), from.number());
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
