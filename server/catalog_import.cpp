#include "server/catalog_import.h"

#include <algorithm>
#include <map>

#include "server/connectors/registry.h"
#include "server/product_pipe.h"

namespace aisle {
namespace {

using std::chrono::steady_clock;

// "price: not a decimal" and "price: no currency" are both about the price.
std::string group_of(const std::string& reason) { return reason.substr(0, reason.find(':')); }

std::string plural(std::int64_t count, const std::string& one, const std::string& many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

std::string describe_skipped(const ReadReport& read, bool verbose) {
  std::map<std::string, std::int64_t> groups;
  for (const Skipped& skipped : read.skipped) ++groups[group_of(skipped.reason)];
  std::vector<std::pair<std::int64_t, std::string>> sorted;
  for (const auto& [group, count] : groups) sorted.emplace_back(count, group);
  std::sort(sorted.rbegin(), sorted.rend());
  std::string text = "  skipped because of:";
  for (const auto& [count, group] : sorted)
    text += " " + group + " (" + std::to_string(count) + ")";
  if (read.skipped_count > static_cast<std::int64_t>(read.skipped.size())) {
    text += ", counting the first " + std::to_string(read.skipped.size());
  }
  text += "\n";
  const std::size_t shown =
      verbose ? read.skipped.size() : std::min(read.skipped.size(), kSkippedShown);
  for (std::size_t i = 0; i < shown; ++i) {
    const Skipped& skipped = read.skipped[i];
    text += "  " + skipped.file;
    if (skipped.line > 0) text += ":" + std::to_string(skipped.line);
    text += ": " + skipped.reason + "\n";
  }
  const std::int64_t left = read.skipped_count - static_cast<std::int64_t>(shown);
  if (left > 0) {
    text +=
        "  … and " + std::to_string(left) + " more" + (verbose ? "\n" : "; --verbose shows them\n");
  }
  return text;
}

bool has_policies(Storage& storage, const std::string& site, const std::vector<Policy>& policies) {
  const auto stored = storage.policies(site);
  return stored && *stored == policies;
}

}  // namespace

Result<ImportReport> import_site(const SiteConfig& site, Storage& storage, HttpClient* http,
                                 const ImportOptions& options) {
  const auto began = steady_clock::now();
  ImportReport report;
  report.site = site.site.key;
  auto sources = make_catalog_sources(site, http);
  if (!sources) return sources.error();
  if (sources->empty()) {
    return Error{ErrorCode::invalid_argument, "the site has no [[sites.connectors]]"};
  }
  std::vector<Policy> policies;
  std::optional<Shop> shop;
  for (const CatalogSource& source : *sources) {
    auto first = source.connector->first_shop();
    if (!first) return first.error();
    if (*first) shop = **std::move(first);
    auto read = source.connector->policies();
    if (!read) return read.error();
    std::move(read->begin(), read->end(), std::back_inserter(policies));
  }
  report.policies = static_cast<std::int64_t>(policies.size());
  StoredCatalog catalog{std::string(sources->front().connector->name()), system_time()};
  const auto known = storage.catalog(report.site);
  if (known && !options.force && has_policies(storage, report.site, policies)) {
    Result<void> added = add_marks(*sources, site, http, known->marks);
    if (!added) return added.error();
    catalog.version = known->version;
  }
  ProductPipe pipe(*sources);
  std::int64_t count = 0;
  const auto next = [&](Product& product) {
    auto read = pipe.next(product);
    if (read && *read && ++count % 1'000 == 0) options.progress(count);
    if (read && !*read) catalog.marks = pipe.reading().marks;
    return read;
  };
  const auto unchanged = pipe.unchanged();
  if (!unchanged) return unchanged.error();
  auto change = *unchanged ? storage.keep_catalog(report.site, catalog)
                           : storage.replace_catalog(report.site, catalog, next, policies,
                                                     options.force ? 100 : site.shrink_max_percent);
  if (!change) return change.error();
  report.change = *change;
  if (shop) {
    auto imported = import_shop(storage, report.site, *shop, ShopWhen::unless_same);
    if (!imported) return imported.error();
    report.shop = *imported;
  }
  report.read = pipe.reading().report;
  report.took = std::chrono::duration_cast<std::chrono::milliseconds>(steady_clock::now() - began);
  return report;
}

std::string describe(const ImportReport& report, bool verbose) {
  const ImportChange& change = report.change;
  const std::int64_t products = change.added + change.updated + change.unchanged;
  const std::int64_t ms = std::max<std::int64_t>(1, report.took.count());
  std::string text = "site " + report.site + ": " + plural(products, "product", "products") + ", " +
                     plural(report.policies, "policy", "policies") + "\n";
  text += "  new " + std::to_string(change.added) + ", updated " + std::to_string(change.updated) +
          ", unchanged " + std::to_string(change.unchanged) + ", removed " +
          std::to_string(change.removed) + ", skipped " +
          std::to_string(report.read.skipped_count) + "\n";
  if (report.read.unchanged) {
    text += "  not read, for the source says that it has not changed; --force reads it\n";
  } else {
    text += "  " + plural(report.read.rows, "row", "rows") + " in " + std::to_string(ms / 1000) +
            "." + std::to_string(ms % 1000 / 100) + " s, " +
            std::to_string(report.read.rows * 1000 / ms) + " a second\n";
  }
  if (report.shop) text += describe(*report.shop);
  if (report.read.skipped_count > 0) text += describe_skipped(report.read, verbose);
  return text;
}

std::string describe_import_failure(const SiteConfig& site, const Error& error) {
  std::string text =
      "site " + site.site.key + ": not imported, the old catalog stays. " + error.message;
  if (error.code == ErrorCode::conflict) {
    text +=
        "\n  What to do: look at the source. If so much is really gone, import with --force. The "
        "bound is shrink_max_percent = " +
        std::to_string(site.shrink_max_percent) + ".";
  } else if (error.code == ErrorCode::not_found) {
    text += "\n  What to do: mend the connector's path or url in the config.";
  } else if (error.code == ErrorCode::permission_denied) {
    text += "\n  What to do: give the shop's key its rights; aisle check says which are missing.";
  } else if (error.code == ErrorCode::data_loss) {
    text += "\n  What to do: fetch the source again; it looks cut off or of another form.";
  }
  return text + "\n";
}

}  // namespace aisle
