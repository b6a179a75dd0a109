-- What each site has spent on language models, by UTC day (days since 1970): tokens, and millionths of
-- the currency's unit. A start reads the day's rows, so that a restart renews no budget.
create table model_spends (
  site text not null,
  day bigint not null,
  tokens bigint not null,
  cost bigint not null,
  primary key (site, day)
);
