// The connector for an in-house system with an HTTP API that its merchant has described. See
// README.md.
#include "server/connectors/described_check.h"
#include "server/connectors/described_product.h"
#include "server/connectors/description.h"
#include "server/connectors/http_description.h"
#include "server/connectors/http_orders.h"
#include "server/connectors/http_pages.h"
#include "server/connectors/registry.h"
#include "server/connectors/signature.h"

namespace aisle {
namespace {

std::vector<HttpField> fields_of(const HttpDescription& description,
                                 const ConnectorSettings& settings) {
  std::vector<HttpField> fields = description.more_fields;
  switch (description.auth) {
    case DescribedAuth::none: break;
    case DescribedAuth::basic: fields.push_back(basic_login(settings.user, settings.key)); break;
    case DescribedAuth::bearer:
      fields.push_back({"authorization", "Bearer " + settings.key});
      break;
    case DescribedAuth::header: fields.push_back({description.auth_field, settings.key}); break;
  }
  return fields;
}

std::unique_ptr<ShopApi> make_described_api(const HttpDescription& description,
                                            const ConnectorSettings& settings) {
  if (!settings.http) return nullptr;
  return make_shop_api(
      *settings.http,
      {.name = "http", .base_url = settings.url, .fields = fields_of(description, settings)});
}

class DescribedHttp final : public Connector {
 public:
  DescribedHttp(HttpDescription description, const ConnectorSettings& settings)
      : description_(std::move(description)),
        url_(settings.url),
        base_url_(settings.base_url),
        api_(make_described_api(description_, settings)) {
    if (!api_ || !description_.order) return;
    platform_.emplace(*api_, description_, url_);
    orders_ = make_platform_orders(*platform_, settings.rules, capabilities());
  }

  std::string_view name() const override { return "http"; }

  Capabilities capabilities() const override {
    return {.catalog = description_.products.has_value(),
            .orders = description_.order.has_value(),
            .cancellation = description_.cancel.has_value(),
            .address_change = description_.address_change.has_value(),
            .returns = description_.returning.has_value()};
  }

  Result<ReadReport> products(const std::function<bool(Product)>& take) override {
    if (!api_) return Error{ErrorCode::unavailable, "http: there is no way out to the system"};
    if (!description_.products) return ReadReport();
    DescribedCatalog catalog(description_.values, base_url_, "http", take);
    const auto read =
        read_pages(*api_, *description_.products, {}, url_, "http products",
                   [&](const nlohmann::json& item) { return add_rows(catalog, item); });
    if (read) return catalog.finish();
    if (read.error().code != ErrorCode::not_found) return read.error();
    return Error{ErrorCode::invalid_argument, read.error().message + " where products should be"};
  }

  Result<std::vector<Policy>> policies() override { return std::vector<Policy>(); }

  Orders* orders() override { return orders_.get(); }

  std::vector<CapabilityCheck> check() override { return check_described(*this); }

 private:
  Result<bool> add_rows(DescribedCatalog& catalog, const nlohmann::json& item) const {
    Drift drift("http products");
    nlohmann::json rows = nlohmann::json::array();
    if (description_.variants.inner) {
      const nlohmann::json one = nlohmann::json::array({item});
      rows = pick_rows(one, description_.variants, kDescribedVariantsMax, "variants", drift);
    } else {
      rows.push_back(pick_record(item, description_.variants.record));
    }
    if (drift.found()) return drift.error();
    for (const nlohmann::json& row : rows) {
      const auto more = catalog.add(row);
      if (!more || !*more) return more;
    }
    return true;
  }

  const HttpDescription description_;
  const std::string url_, base_url_;
  const std::unique_ptr<ShopApi> api_;
  std::optional<HttpOrders> platform_;
  std::unique_ptr<Orders> orders_;
};

Result<void> check_key(const HttpDescription& description, const ConnectorSettings& settings) {
  const bool needs_key = description.auth != DescribedAuth::none;
  if (description.auth == DescribedAuth::basic && settings.user.empty()) {
    return wrong_setting("user: expected a name, since the description says auth = \"basic\"");
  }
  if (!settings.http) return {};  // Secrets are read when it runs.
  if (needs_key && settings.key.empty()) {
    return wrong_setting("key_file: expected the key that the description's `auth` needs");
  }
  if (!needs_key && !settings.key.empty()) {
    return wrong_setting("key_file: the description says auth = \"none\"; say how the key is sent");
  }
  return {};
}

}  // namespace

Result<std::unique_ptr<Connector>> make_http(const ConnectorSettings& settings) {
  if (settings.url.empty()) return wrong_setting("url: expected the address of the system's API");
  HttpDescription description;
  const auto read =
      read_description(settings.description, [&](const toml::table& root, auto& mistakes) {
        description = parse_http_description(root, settings.currency, mistakes);
      });
  if (!read) return read.error();
  if (const auto sound = check_key(description, settings); !sound) return sound.error();
  return std::unique_ptr<Connector>(
      std::make_unique<DescribedHttp>(std::move(description), settings));
}

}  // namespace aisle
