package org.inboxaudit.store;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.LongStream;
import org.inboxaudit.platform.KeyedHash;
import org.jdbi.v3.core.Handle;

/// A table of hashes that only grows while a mailbox is read, and is only asked afterwards: each
/// save adds one row with all its hashes, whoever asks reads them all. A million take 8 megabytes.
enum HashRuns {
  MESSAGE_IDS("mailbox_message_id"),
  SENT_FILES("mailbox_sent_file"),
  ANSWERED("mailbox_answered"),
  PASSED_ON("mailbox_passed_on");

  private final String table;

  HashRuns(String table) {
    this.table = table;
  }

  void add(Handle handle, AuditRow audit, KeyedHash hash, Collection<String> values) {
    if (values.isEmpty()) {
      return;
    }
    ByteBuffer run = ByteBuffer.allocate(values.size() * Long.BYTES);
    values.forEach(value -> run.putLong(hash.first64(value)));
    handle.execute(
        "insert into " + table + " (audit_number, hashes) values (?, ?)",
        audit.number(),
        run.array());
  }

  /// All hashes of an audit, in ascending order.
  long[] load(Handle handle, AuditRow audit) {
    List<byte[]> runs =
        handle
            .select("select hashes from " + table + " where audit_number = ?", audit.number())
            .mapTo(byte[].class)
            .list();
    long[] hashes = runs.stream().flatMapToLong(HashRuns::hashes).toArray();
    Arrays.sort(hashes);
    return hashes;
  }

  private static LongStream hashes(byte[] run) {
    ByteBuffer buffer = ByteBuffer.wrap(run);
    return LongStream.generate(buffer::getLong).limit(run.length / Long.BYTES);
  }
}
