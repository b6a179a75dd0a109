#include "server/storage/model_spends.h"

namespace aisle {

using soci::into;
using soci::use;

void add_model_spend(soci::session& sql, const StoredModelSpend& change) {
  const long long day = change.day, tokens = change.tokens, cost = change.cost;
  sql << "insert into model_spends (site, day, tokens, cost) values (:site, :day, :tokens, :cost)"
         " on conflict (site, day) do update set tokens = model_spends.tokens + excluded.tokens,"
         " cost = model_spends.cost + excluded.cost",
      use(change.site), use(day), use(tokens), use(cost);
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
