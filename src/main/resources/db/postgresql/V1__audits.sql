-- What a mailbox owner agreed to.
create table consent (
  id varchar not null primary key,
  subject varchar not null,
  mailbox varchar not null,
  families varchar not null,
  purpose varchar not null,
  text_version varchar not null,
  language varchar not null,
  given_at timestamp with time zone not null,
  valid_until timestamp with time zone not null,
  withdrawn_at timestamp with time zone
);

-- Everything below hangs on its audit and goes with it. There is no audit without a consent.
-- index_key is the key of the hashes in the mailbox_ tables: once the row is gone, so is their
-- meaning, also in copies of this database.
create table audit (
  number bigint generated always as identity primary key,
  id varchar not null unique,
  consent_id varchar not null references consent (id),
  subject varchar not null,
  mailbox varchar not null,
  user_name varchar not null,
  imap_host varchar not null,
  imap_port integer not null,
  sieve_host varchar,
  sieve_port integer,
  declared varchar not null,
  status varchar not null,
  problem varchar,
  created_at timestamp with time zone not null,
  kept_until timestamp with time zone not null,
  index_key bytea not null
);
create index audit_consent on audit (consent_id);
create index audit_kept_until on audit (kept_until);

create table checkpoint (
  audit_number bigint not null primary key references audit (number) on delete cascade,
  progress text not null
);

create table finding (
  audit_number bigint not null references audit (number) on delete cascade,
  fingerprint_sha256 bytea not null,
  content varchar not null,
  primary key (audit_number, fingerprint_sha256)
);

create table mailbox_contact (
  audit_number bigint not null references audit (number) on delete cascade,
  address_hash bytea not null,
  heard_from bigint not null,
  written_to bigint not null,
  first_heard_at timestamp with time zone,
  first_written_at timestamp with time zone,
  last_written_at timestamp with time zone,
  primary key (audit_number, address_hash)
);

-- One row for each save, with all hashes of it, 8 octets each: a row for each hash would scatter a
-- save over the whole table.
create table mailbox_message_id (
  run bigint generated always as identity primary key,
  audit_number bigint not null references audit (number) on delete cascade,
  hashes bytea not null
);
create index mailbox_message_id_audit on mailbox_message_id (audit_number);

create table mailbox_sent_file (
  run bigint generated always as identity primary key,
  audit_number bigint not null references audit (number) on delete cascade,
  hashes bytea not null
);
create index mailbox_sent_file_audit on mailbox_sent_file (audit_number);

create table mailbox_year (
  audit_number bigint not null references audit (number) on delete cascade,
  calendar_year integer not null,
  messages bigint not null,
  primary key (audit_number, calendar_year)
);

create table report (
  audit_number bigint not null primary key references audit (number) on delete cascade,
  content bytea not null
);

create table case_code_hash (
  audit_number bigint not null primary key references audit (number) on delete cascade,
  hash varchar not null unique
);
