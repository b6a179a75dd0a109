// The reference shop: policies that the merchant writes as files in a folder, shoppers and orders
// that begin as a file and are kept where the settings say.
#include "server/connectors/local_file.h"
#include "server/connectors/policy_text.h"
#include "server/connectors/registry.h"
#include "server/connectors/shop_file.h"

namespace aisle {
namespace {

constexpr std::size_t kDemoPoliciesMax = 500;
constexpr std::string_view kSuffix = ".md";

class Demo final : public Connector {
 public:
  explicit Demo(const ConnectorSettings& settings) : settings_(settings) {}

  std::string_view name() const override { return "demo"; }

  Capabilities capabilities() const override {
    const bool orders = settings_.orders != nullptr;
    return {.policies = !settings_.path.empty(),
            .orders = orders,
            .cancellation = orders,
            .address_change = orders,
            .item_change = orders,
            .payment_change = orders,
            .returns = orders,
            .exchanges = orders};
  }

  Result<ReadReport> products(const std::function<bool(Product)>&) override { return ReadReport(); }

  // A mistake in one file refuses them all: half of what a merchant promises is worse than the old.
  Result<std::vector<Policy>> policies() override {
    if (settings_.path.empty()) return std::vector<Policy>();
    Result<std::vector<std::string>> names = list_folder(settings_.path, std::string(kSuffix));
    if (!names) return names.error();
    if (names->size() > kDemoPoliciesMax) {
      return Error{ErrorCode::too_large, settings_.path + ": has more than " +
                                             std::to_string(kDemoPoliciesMax) + " policies"};
    }
    std::vector<Policy> policies;
    for (const std::string& name : *names) {
      const std::string path = settings_.path + "/" + name;
      Result<std::string> text = read_local_file(path, kPolicyBytesMax);
      if (!text) return text.error();
      Result<Policy> policy = parse_policy(*text, name.substr(0, name.size() - kSuffix.size()),
                                           {settings_.language, settings_.base_url});
      if (!policy) return Error{policy.error().code, path + ": " + policy.error().message};
      policies.push_back(std::move(*policy));
    }
    return policies;
  }

  Orders* orders() override { return settings_.orders; }

  Result<std::optional<Shop>> first_shop() override {
    if (settings_.shop.empty()) return std::optional<Shop>();
    auto shop = read_shop(settings_.shop);
    if (!shop) return shop.error();
    return std::optional<Shop>(*std::move(shop));
  }

 private:
  const ConnectorSettings settings_;
};

}  // namespace

Result<std::unique_ptr<Connector>> make_demo(const ConnectorSettings& settings) {
  if (settings.path.empty() && settings.shop.empty()) {
    return Error{ErrorCode::invalid_argument, "path: expected a folder"};
  }
  return std::unique_ptr<Connector>(std::make_unique<Demo>(settings));
}

}  // namespace aisle
