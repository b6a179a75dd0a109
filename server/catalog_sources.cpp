#include "server/catalog_sources.h"

#include <optional>

#include "server/http/token.h"
#include "server/site_connectors.h"

namespace aisle {
namespace {

// Grows when what is stored already would be read into other products.
constexpr int kReadingVersion = 1;

bool has_products(const CatalogSource& source) { return source.connector->capabilities().catalog; }

std::string id_of(const ConnectorConfig& config) {
  const ConnectorSettings& settings = config.settings;
  std::string all = std::to_string(kReadingVersion);
  const std::string bytes_max = std::to_string(settings.file_bytes_max);
  for (const std::string* part :
       {&config.type, &settings.path, &settings.url, &settings.format, &settings.currency,
        &settings.base_url, &settings.language, &bytes_max, &settings.public_key, &settings.user,
        &settings.channel, &settings.version}) {
    all += '\0' + *part;
  }
  return sha256_hex(all);
}

class SourcesReading {
 public:
  SourcesReading(const std::vector<CatalogSource>& sources,
                 const std::function<bool(Product, std::string_view)>& take)
      : take_(take) {
    for (const CatalogSource& source : sources) {
      if (has_products(source)) sources_.push_back(&source);
    }
  }

  Result<CatalogReading> run() {
    std::size_t at = 0;
    while (at < sources_.size() && sources_[at]->marked && read_ == 0) {
      if (Result<void> read = read_if_changed(at); !read) return read.error();
      ++at;
    }
    if (at == sources_.size() && at > 0 && read_ == 0) {
      reading_.report.unchanged = true;
      return std::move(reading_);
    }
    if (Result<void> read = read_until(sources_.size()); !read) return read.error();
    if (!all_marked_) reading_.marks.clear();
    return std::move(reading_);
  }

 private:
  // Sources before it were unchanged; when this one is not, they are read before its first product.
  Result<void> read_if_changed(std::size_t at) {
    Result<void> before;
    const auto report = sources_[at]->marked->products([&](Product product) {
      before = read_until(at);
      return before && give(at, std::move(product));
    });
    if (!before) return before;
    if (!report) return report.error();
    if (report->unchanged) return {};
    before = read_until(at);  // It may have given no product at all.
    if (before) note(at, *report);
    return before;
  }

  Result<void> read_until(std::size_t end) {
    while (read_ < end && wanted_) {
      const std::size_t at = read_;
      const auto report = sources_[at]->connector->products(
          [&](Product product) { return give(at, std::move(product)); });
      if (!report) return report.error();
      note(at, *report);
    }
    return {};
  }

  bool give(std::size_t at, Product product) {
    wanted_ = wanted_ && take_(std::move(product), sources_[at]->connector->name());
    return wanted_;
  }

  void note(std::size_t at, const ReadReport& report) {
    add_report(reading_.report, report);
    reading_.marks.push_back({sources_[at]->id, report.mark});
    all_marked_ = all_marked_ && !report.mark.empty();
    read_ = at + 1;
  }

  const std::function<bool(Product, std::string_view)>& take_;
  std::vector<const CatalogSource*> sources_;
  std::size_t read_ = 0;  // How many of them, from the first.
  bool wanted_ = true;
  bool all_marked_ = true;
  CatalogReading reading_;
};

}  // namespace

Result<std::vector<CatalogSource>> make_catalog_sources(const SiteConfig& site, HttpClient* http) {
  auto connectors = make_connectors(site, http);
  if (!connectors) return connectors.error();
  std::vector<CatalogSource> sources;
  for (std::size_t at = 0; at < connectors->size(); ++at) {
    sources.push_back({id_of(site.connectors[at]), std::move((*connectors)[at]), nullptr});
  }
  return sources;
}

Result<void> add_marks(std::vector<CatalogSource>& sources, const SiteConfig& site,
                       HttpClient* http, const std::vector<SourceMark>& known) {
  std::vector<std::string> then, now;
  for (const SourceMark& mark : known) then.push_back(mark.source);
  for (const CatalogSource& source : sources) {
    if (has_products(source)) now.push_back(source.id);
  }
  if (then != now) return {};
  auto mark = known.begin();
  for (std::size_t at = 0; at < sources.size(); ++at) {
    if (!has_products(sources[at])) continue;
    ConnectorConfig config = site.connectors[at];
    config.settings.mark = mark->mark;
    ++mark;
    auto made = make_site_connector(config, http);
    if (!made) return made.error();
    sources[at].marked = std::move(*made);
  }
  return {};
}

Result<CatalogReading> read_sources(const std::vector<CatalogSource>& sources,
                                    const std::function<bool(Product, std::string_view)>& take) {
  return SourcesReading(sources, take).run();
}

void add_report(ReadReport& sum, const ReadReport& report) {
  sum.rows += report.rows;
  sum.skipped_count += report.skipped_count;
  for (const Skipped& skipped : report.skipped) {
    if (sum.skipped.size() < kSkippedMax) sum.skipped.push_back(skipped);
  }
}

}  // namespace aisle
