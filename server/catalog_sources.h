// Where a site's products come from, and what tells that they need not be read again.
//
// The first of two sources that have a product counts, so a catalog can't be put together from a
// part that was kept and one that was read anew: it is kept whole, when all sources are as they
// were, or read whole.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "server/config.h"
#include "server/connectors/connector.h"
#include "server/storage/storage.h"

namespace aisle {

struct CatalogSource {
  std::string id;  ///< Of its settings, without secrets: another id may have other products.
  std::unique_ptr<Connector> connector;  ///< Reads in any case.
  std::unique_ptr<Connector> marked;     ///< Reads unless the source is as it was; null: no mark.
};

/// One for each connector of the site, in the config's order, without marks. `http` as in
/// site_connectors.h. Errors: those of `make_connectors`.
Result<std::vector<CatalogSource>> make_catalog_sources(const SiteConfig& site, HttpClient* http);

/// Gives the sources the marks of the catalog that is stored, if it was read from just these.
/// Errors: as above.
Result<void> add_marks(std::vector<CatalogSource>& sources, const SiteConfig& site,
                       HttpClient* http, const std::vector<SourceMark>& known);

struct CatalogReading {
  ReadReport report;  ///< Of all. `unchanged`: all sources are as they were, nothing was given.
  std::vector<SourceMark> marks;  ///< As `StoredCatalog` has them.
};

/// Reads the sources one after the other. Errors: those of the connectors.
Result<CatalogReading> read_sources(const std::vector<CatalogSource>& sources,
                                    const std::function<bool(Product, std::string_view)>& take);

/// Adds what one source reported to what others did.
void add_report(ReadReport& sum, const ReadReport& report);

}  // namespace aisle
