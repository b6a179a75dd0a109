#include "server/storage/model_spends.h"

namespace aisle {

using soci::into;
using soci::use;

ModelSpendWriting::ModelSpendWriting(soci::session& sql)
    : add_((sql.prepare << "insert into model_spends (site, day, tokens, cost)"
                           " values (:site, :day, :tokens, :cost)"
                           " on conflict (site, day) do update set"
                           " tokens = model_spends.tokens + excluded.tokens,"
                           " cost = model_spends.cost + excluded.cost",
            use(site_), use(day_), use(tokens_), use(cost_))) {}

void ModelSpendWriting::add(const StoredModelSpend& change) {
  site_ = change.site;
  day_ = change.day;
  tokens_ = change.tokens;
  cost_ = change.cost;
  add_.execute(true);
}

std::vector<StoredModelSpend> stored_model_spends(soci::session& sql, std::int64_t day) {
  const long long of_day = day;
  std::string site;
  long long tokens = 0, cost = 0;
  soci::statement select =
      (sql.prepare << "select site, tokens, cost from model_spends where day = :day order by site",
       into(site), into(tokens), into(cost), use(of_day));
  std::vector<StoredModelSpend> rows;
  select.execute();
  while (select.fetch()) rows.push_back({site, day, tokens, cost});
  return rows;
}

}  // namespace aisle
