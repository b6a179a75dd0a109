-- What each source of a site's catalog said of its state when the catalog was read from it, in the
-- order in which they were read. Written with the catalog, so a site has either those of all its
-- sources or none.
create table source_marks (
  site text not null references catalogs (site),
  position bigint not null,
  source text not null,
  mark text not null,
  primary key (site, position)
);
