// The connector for a Google product feed in a file. Its form is described in README.md.
#include "server/connectors/feed_reader.h"
#include "server/connectors/local_file.h"
#include "server/connectors/registry.h"
#include "shared/commerce/money.h"

namespace aisle {
namespace {

class Feed final : public Connector {
 public:
  explicit Feed(const ConnectorSettings& settings) : settings_(settings) {}

  std::string_view name() const override { return "feed"; }

  Capabilities capabilities() const override { return {.catalog = true}; }

  Result<ReadReport> products(const std::function<bool(Product)>& take) override {
    Result<std::string> content = read_local_file(settings_.path, settings_.file_bytes_max);
    if (!content) return content.error();
    const FeedOptions options{settings_.path, settings_.currency, settings_.base_url,
                              settings_.clock()};
    Result<ReadReport> report = read_feed(std::move(*content), options, take);
    if (!report) return Error{report.error().code, settings_.path + ": " + report.error().message};
    return report;
  }

  Result<std::vector<Policy>> policies() override { return std::vector<Policy>(); }

 private:
  const ConnectorSettings settings_;
};

}  // namespace

Result<std::unique_ptr<Connector>> make_feed(const ConnectorSettings& settings) {
  if (settings.path.empty()) return Error{ErrorCode::invalid_argument, "path: expected a file"};
  if (!settings.currency.empty() && !is_currency(settings.currency)) {
    return Error{ErrorCode::invalid_argument, "currency: expected a code like EUR"};
  }
  return std::unique_ptr<Connector>(std::make_unique<Feed>(settings));
}

}  // namespace aisle
