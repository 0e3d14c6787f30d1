-- What mail servers' logs told about sign-ins. Accounts are hashes with a key that is not in this
-- database. Rows are numbered in the order in which they can be seen: whoever adds some locks the
-- one row of sign_in_journal first.
create table sign_in_journal (
  last_number bigint not null
);
insert into sign_in_journal (last_number) values (0);

create table sign_in_hour (
  number bigint not null,
  account_hash bytea not null,
  hour_at timestamp with time zone not null,
  address varchar not null,
  protocol varchar not null,
  client varchar not null,
  successful boolean not null,
  first_at timestamp with time zone not null,
  last_at timestamp with time zone not null,
  times bigint not null,
  primary key (account_hash, hour_at, address, protocol, client, successful)
);
create index sign_in_hour_number on sign_in_hour (account_hash, number);
create index sign_in_hour_age on sign_in_hour (hour_at);

create table ended_session (
  number bigint not null,
  account_hash bytea not null,
  session_hash bytea not null,
  ended_at timestamp with time zone not null,
  address varchar not null,
  protocol varchar not null,
  octets_sent bigint not null,
  messages_read bigint not null,
  messages_removed bigint not null,
  primary key (account_hash, session_hash)
);
create index ended_session_number on ended_session (account_hash, number);
create index ended_session_age on ended_session (ended_at);

-- The days of which a server's log told anything, and what of it was lost here.
create table sign_in_day (
  server varchar not null,
  told_on date not null,
  sessions boolean not null,
  primary key (server, told_on)
);
create table sign_in_loss (
  server varchar not null,
  first_at timestamp with time zone not null,
  last_at timestamp with time zone not null,
  events bigint not null,
  primary key (server, first_at)
);
