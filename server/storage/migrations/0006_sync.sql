-- The catalog is kept fresh by the running server: what of it is known, who may read now, and what a
-- reading of everything has read so far.

-- Which connector a product came from, '' where that isn't known, and when it was last read by itself,
-- '' where that was with the catalog.
alter table products add column source text not null default '';
alter table products add column read_at text not null default '';

-- One row for each connector of a site, as JSON.
create table sync_states (
  site text not null,
  connector text not null,
  json text not null,
  primary key (site, connector)
);

-- Who keeps a site fresh, and until when nobody else may (milliseconds since 1970).
create table sync_leases (
  site text not null primary key,
  owner text not null,
  until_ms bigint not null
);

-- Products of the new catalog, in its order. The JSON is '' where it is that of `products`.
create table staged_products (
  site text not null,
  id text not null,
  source text not null,
  position bigint not null,
  json text not null,
  primary key (site, id)
);
create index staged_products_in_order on staged_products (site, position);
