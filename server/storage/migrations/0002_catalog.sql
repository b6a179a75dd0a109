-- What the last import of each site left: products and policies as JSON, in the source's order. The
-- hash of the JSON tells an import what has changed.

create table catalogs (
  site text not null primary key,
  connector text not null,
  fetched_at text not null,
  version bigint not null
);

create table products (
  site text not null references catalogs (site),
  id text not null,
  position bigint not null,
  hash text not null,
  json text not null,
  primary key (site, id)
);

create table policies (
  site text not null references catalogs (site),
  id text not null,
  position bigint not null,
  hash text not null,
  json text not null,
  primary key (site, id)
);
