package org.inboxaudit.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.inboxaudit.audit.IndexDelta;
import org.inboxaudit.audit.IndexDelta.Contact;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.platform.KeyedHash;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/// Adds to the tables of a mailbox index what a reading learnt: counts grow, first times only
/// become earlier and last times later. The caller holds the lock on the audit, so nobody else
/// writes here.
final class MailboxIndexTables {
  private static final String UPDATE_CONTACT =
      """
      update mailbox_contact set
        heard_from = heard_from + :heardFrom,
        written_to = written_to + :writtenTo,
        first_heard_at = case when first_heard_at <= :firstHeardAt
          then first_heard_at else coalesce(:firstHeardAt, first_heard_at) end,
        first_written_at = case when first_written_at <= :firstWrittenAt
          then first_written_at else coalesce(:firstWrittenAt, first_written_at) end,
        last_written_at = case when last_written_at >= :lastWrittenAt
          then last_written_at else coalesce(:lastWrittenAt, last_written_at) end
      where audit_number = :audit and address_hash = :address
      """;
  private static final String INSERT_CONTACT =
      """
      insert into mailbox_contact (audit_number, address_hash, heard_from, written_to,
        first_heard_at, first_written_at, last_written_at)
      values (:audit, :address, :heardFrom, :writtenTo,
        :firstHeardAt, :firstWrittenAt, :lastWrittenAt)
      """;

  private MailboxIndexTables() {}

  static void add(Handle handle, AuditRow audit, IndexDelta learnt) {
    KeyedHash hash = new KeyedHash(audit.indexKey());
    HashRuns.MESSAGE_IDS.add(handle, audit, hash, learnt.messageIds());
    HashRuns.SENT_FILES.add(handle, audit, hash, learnt.sentFiles());
    HashRuns.ANSWERED.add(handle, audit, hash, learnt.answered());
    HashRuns.PASSED_ON.add(handle, audit, hash, learnt.passedOn());
    addContacts(handle, audit, hash, learnt.contacts());
    addYears(handle, audit, learnt.messagesByYear());
  }

  /// Updates first: most of those who write have written before.
  private static void addContacts(
      Handle handle, AuditRow audit, KeyedHash hash, Map<EmailAddress, Contact> contacts) {
    List<EmailAddress> addresses = List.copyOf(contacts.keySet());
    List<EmailAddress> unknown = new ArrayList<>();
    int[] updated = execute(handle, UPDATE_CONTACT, audit, hash, addresses, contacts);
    for (int i = 0; i < updated.length; i++) {
      if (updated[i] == 0) {
        unknown.add(addresses.get(i));
      }
    }
    execute(handle, INSERT_CONTACT, audit, hash, unknown, contacts);
  }

  private static int[] execute(
      Handle handle,
      String sql,
      AuditRow audit,
      KeyedHash hash,
      List<EmailAddress> addresses,
      Map<EmailAddress, Contact> contacts) {
    if (addresses.isEmpty()) {
      return new int[0];
    }
    PreparedBatch batch = handle.prepareBatch(sql);
    for (EmailAddress address : addresses) {
      Contact contact = Objects.requireNonNull(contacts.get(address));
      batch
          .bind("heardFrom", contact.heardFrom())
          .bind("writtenTo", contact.writtenTo())
          .bindByType("firstHeardAt", known(contact.firstHeardAt()), Instant.class)
          .bindByType("firstWrittenAt", known(contact.firstWrittenAt()), Instant.class)
          .bindByType("lastWrittenAt", known(contact.lastWrittenAt()), Instant.class)
          .bind("audit", audit.number())
          .bind("address", hash.of(address.toString()))
          .add();
    }
    return batch.execute();
  }

  private static @Nullable Instant known(Instant at) {
    return at.equals(Instant.MAX) || at.equals(Instant.MIN) ? null : at;
  }

  private static void addYears(Handle handle, AuditRow audit, Map<Integer, Long> messagesByYear) {
    messagesByYear.forEach(
        (year, messages) -> {
          int updated =
              handle.execute(
                  "update mailbox_year set messages = messages + ?"
                      + " where audit_number = ? and calendar_year = ?",
                  messages,
                  audit.number(),
                  year);
          if (updated == 0) {
            handle.execute(
                "insert into mailbox_year (messages, audit_number, calendar_year)"
                    + " values (?, ?, ?)",
                messages,
                audit.number(),
                year);
          }
        });
  }
}
