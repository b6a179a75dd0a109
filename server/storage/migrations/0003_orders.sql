-- The reference shop: its shoppers and orders as JSON, and what has been asked of it. A change writes
-- an order, its shopper, stock in `products` and the request in one transaction.

create table shops (
  site text not null primary key,
  source text not null,
  rules text not null
);

create table shoppers (
  site text not null references shops (site),
  id text not null,
  position bigint not null,
  json text not null,
  primary key (site, id)
);

create table orders (
  site text not null,
  id text not null,
  position bigint not null,
  shopper text not null,
  placed_at text not null,
  json text not null,
  primary key (site, id),
  foreign key (site, shopper) references shoppers (site, id)
);
create index orders_of_shopper on orders (site, shopper, placed_at);

-- A key that was used once has its answer for good.
create table order_requests (
  site text not null references shops (site),
  request_key text not null,
  request text not null,
  answer text not null,
  primary key (site, request_key)
);
