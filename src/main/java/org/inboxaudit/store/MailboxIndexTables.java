package org.inboxaudit.store;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.inboxaudit.audit.IndexDelta;
import org.inboxaudit.audit.IndexDelta.Contact;
import org.inboxaudit.evidence.EmailAddress;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/// Adds to the tables of a mailbox index what a reading learnt: counts grow, first times only
/// become earlier and last times later. The caller holds the lock on the audit, so nobody else
/// writes here.
final class MailboxIndexTables {
  private MailboxIndexTables() {}

  static void add(Handle handle, AuditRow audit, IndexDelta learnt) {
    KeyedHash hash = new KeyedHash(audit.indexKey());
    addHashes(
        handle,
        "insert into mailbox_message_id (audit_number, message_id_hash) values (?, ?)",
        audit,
        hash,
        learnt.messageIds());
    addHashes(
        handle,
        "insert into mailbox_sent_file (audit_number, file_hash) values (?, ?)",
        audit,
        hash,
        learnt.sentFiles());
    addContacts(handle, audit, hash, learnt.contacts());
    addYears(handle, audit, learnt.messagesByYear());
  }

  private static void addHashes(
      Handle handle, String insert, AuditRow audit, KeyedHash hash, Collection<String> values) {
    if (values.isEmpty()) {
      return;
    }
    PreparedBatch batch = handle.prepareBatch(insert + " on conflict do nothing");
    for (String value : values) {
      batch.add(audit.number(), hash.of(value));
    }
    batch.execute();
  }

  private static void addContacts(
      Handle handle, AuditRow audit, KeyedHash hash, Map<EmailAddress, Contact> contacts) {
    if (contacts.isEmpty()) {
      return;
    }
    PreparedBatch rows =
        handle.prepareBatch(
            """
            insert into mailbox_contact (audit_number, address_hash, heard_from, written_to)
            values (?, ?, 0, 0)
            on conflict do nothing
            """);
    PreparedBatch counts =
        handle.prepareBatch(
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
            """);
    contacts.forEach(
        (address, contact) -> {
          byte[] hashed = hash.of(address.toString());
          rows.add(audit.number(), hashed);
          counts
              .bind("heardFrom", contact.heardFrom())
              .bind("writtenTo", contact.writtenTo())
              .bindByType("firstHeardAt", known(contact.firstHeardAt()), Instant.class)
              .bindByType("firstWrittenAt", known(contact.firstWrittenAt()), Instant.class)
              .bindByType("lastWrittenAt", known(contact.lastWrittenAt()), Instant.class)
              .bind("audit", audit.number())
              .bind("address", hashed)
              .add();
        });
    rows.execute();
    counts.execute();
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
