-- Conversations and their logs. Plain SQL: the same text is meant for PostgreSQL.

create table conversations (
  id text not null primary key,
  site text not null,
  token_hash text not null,
  erased integer not null
);

create table events (
  conversation text not null references conversations (id),
  seq bigint not null,
  json text not null,
  primary key (conversation, seq)
);

-- Messages whose turn has not ended yet. Few rows, so finding them after a crash is cheap, and a turn
-- touches no page of `conversations`.
create table open_messages (
  conversation text not null references conversations (id),
  seq bigint not null,
  primary key (conversation, seq)
);

-- One row, written to find out whether writing works.
create table write_checks (
  id integer not null primary key,
  written bigint not null
);
insert into write_checks (id, written) values (1, 0);
