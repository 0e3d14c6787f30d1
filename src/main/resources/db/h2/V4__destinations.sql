-- Where the mail rules of a mailbox send to, if its owner agreed to the comparison with others. The
-- hashes are keyed with a key that is not in this database.
create table destination (
  audit_number bigint not null references audit (number) on delete cascade,
  mailbox_hash varbinary not null,
  address_hash varbinary not null
);
create index destination_audit on destination (audit_number);
create index destination_address on destination (address_hash);
