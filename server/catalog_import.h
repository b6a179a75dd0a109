// Reads a site's products, policies and first orders from its connectors into storage. The catalog
// is taken whole or not at all, and so are the orders.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "server/config.h"
#include "server/connectors/connector.h"
#include "server/shop_import.h"
#include "server/storage/storage.h"
#include "shared/base/result.h"

namespace aisle {

struct ImportOptions {
  /// Also when the sources say that they are as they were, and when the catalog shrinks by more
  /// than the site allows.
  bool force = false;
  /// Called now and then with the number of products read so far.
  std::function<void(std::int64_t)> progress = [](std::int64_t) {};
};

struct ImportReport {
  std::string site;
  ImportChange change;
  std::int64_t policies = 0;
  std::optional<ShopReport> shop;  ///< Where a connector begins with one.
  ReadReport read;
  std::chrono::milliseconds took{0};
};

/// `http` may be null where no connector of the site needs it (`needs_way_out`).
/// Errors: those of the connectors and of `Storage::replace_catalog`; the old catalog and the old
/// orders stay then. Those of `import_shop`: only the old orders stay.
Result<ImportReport> import_site(const SiteConfig& site, Storage& storage, HttpClient* http,
                                 const ImportOptions& options);

inline constexpr std::size_t kSkippedShown = 10;

/// For people: counts, rate, reasons by group, then "file:line: reason" lines, the first
/// kSkippedShown of them or, with `verbose`, all that were kept.
std::string describe(const ImportReport& report, bool verbose);

/// Why an import failed and what to do, in a sentence or two.
std::string describe_import_failure(const SiteConfig& site, const Error& error);

}  // namespace aisle
