-- Which messages were answered, and which were sent on, as sent messages tell.
create table mailbox_answered (
  run bigint generated always as identity primary key,
  audit_number bigint not null references audit (number) on delete cascade,
  hashes varbinary not null
);
create index mailbox_answered_audit on mailbox_answered (audit_number);

create table mailbox_passed_on (
  run bigint generated always as identity primary key,
  audit_number bigint not null references audit (number) on delete cascade,
  hashes varbinary not null
);
create index mailbox_passed_on_audit on mailbox_passed_on (audit_number);
