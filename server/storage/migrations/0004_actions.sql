-- Changes that a shopper has confirmed and that have not come to an end, by the confirming event:
-- what a start after a crash carries on with.
create table open_actions (
  conversation text not null references conversations (id),
  seq bigint not null,
  primary key (conversation, seq)
);
