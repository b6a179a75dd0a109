#include "server/connectors/shopify_changes.h"

#include <algorithm>
#include <map>
#include <optional>

#include "server/connectors/shape.h"
#include "server/connectors/shopify_documents.h"
#include "server/connectors/shopify_line.h"
#include "server/connectors/shopify_parcels.h"
#include "shared/base/text.h"
#include "shared/privacy/redaction.h"

namespace aisle {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kErrorsMax = 100;
constexpr std::size_t kMessageBytesMax = 300;
constexpr std::size_t kListMax = 250;
constexpr int kReturnablePagesMax = 10;
constexpr std::size_t kProvinceCodeMax = 3;

// Nothing, or what the shop has against it.
Result<void> read_user_errors(const ShopValue& list) {
  const std::vector<ShopValue> errors = list.list(kErrorsMax);
  if (list.drift().found()) return list.drift().error();
  if (errors.empty()) return {};
  const std::string message = errors.front()["message"].text();
  const auto code = errors.front().maybe("code");
  const bool is_passing = code && code->json() == "INTERNAL_ERROR";
  return Error{is_passing ? ErrorCode::unavailable : ErrorCode::conflict,
               "shopify refuses: " + redact(cut_utf8(message, kMessageBytesMax))};
}

bool is_province_code(const std::string& region) {
  return region.size() <= kProvinceCodeMax && std::all_of(region.begin(), region.end(), [](char c) {
           return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
         });
}

Json input_of(const PostalAddress& address) {
  const std::size_t space = address.name.rfind(' ');
  const bool is_one_word = space == std::string::npos;
  Json input = {{"firstName", is_one_word ? "" : address.name.substr(0, space)},
                {"lastName", is_one_word ? address.name : address.name.substr(space + 1)},
                {"company", ""},
                {"address1", address.street},
                {"address2", address.more},
                {"zip", address.postcode},
                {"city", address.city},
                {"countryCode", address.country}};
  if (!address.region.empty()) {
    input[is_province_code(address.region) ? "provinceCode" : "province"] = address.region;
  }
  return input;
}

class ShopifyChange {
 public:
  ShopifyChange(ShopifyApi& api, const std::string& path, const PlatformOrder& order)
      : api_(api), path_(path), order_(order) {}

  Result<void> operator()(const CancelOrder& change) {
    const std::string note =
        "Cancelled by the customer in the chat (" +
        std::string(enum_names(change.reason)[static_cast<std::size_t>(change.reason)]) + ").";
    const auto data = ask(shopify::kCancel, {{"order", order_.handle}, {"note", note}}, false);
    if (!data) return data.error();
    Drift drift("shopify orderCancel");
    const ShopValue answer = ShopValue(*data, drift)["orderCancel"];
    if (auto refused = read_user_errors(answer["orderCancelUserErrors"]); !refused) return refused;
    const auto job = answer.maybe("job");
    if (!job || (*job)["done"].flag()) return {};
    const std::string id = (*job)["id"].text();
    if (drift.found()) return drift.error();
    wait_for(id);
    return {};
  }

  Result<void> operator()(const ChangeAddress& change) {
    const Json input = {{"id", order_.handle}, {"shippingAddress", input_of(change.address)}};
    const auto data = ask(shopify::kChangeAddress, {{"input", input}}, true);
    if (!data) return data.error();
    Drift drift("shopify orderUpdate");
    return read_user_errors(ShopValue(*data, drift)["orderUpdate"]["userErrors"]);
  }

  Result<void> operator()(const ReturnItems& change) {
    auto lines = find_returnable(change);
    if (!lines) return lines.error();
    const Json input = {{"orderId", order_.handle}, {"returnLineItems", std::move(*lines)}};
    const auto data = ask(shopify::kAskReturn, {{"input", input}}, false);
    if (!data) return data.error();
    Drift drift("shopify returnRequest");
    return read_user_errors(ShopValue(*data, drift)["returnRequest"]["userErrors"]);
  }

  template <class Other>
  Result<void> operator()(const Other&) {
    return Error{ErrorCode::invalid_argument, "shopify: a change that can't be carried out"};
  }

 private:
  Result<Json> ask(std::string_view document, const Json& variables, bool repeatable) {
    return ask_graphql(api_, path_, document, variables, repeatable);
  }

  // An error here changes nothing: what came of the job, the order shows.
  void wait_for(const std::string& job) {
    for (int looks = 0; looks < kShopifyJobLooks; ++looks) {
      api_.pause(kShopifyJobPause);
      const auto data = ask(shopify::kJob, {{"id", job}}, true);
      if (!data) return;
      Drift drift("shopify job");
      const auto found = ShopValue(*data, drift).maybe("job");
      if (!found || (*found)["done"].flag()) return;
    }
  }

  Result<Json> find_returnable(const ReturnItems& change) {
    std::map<VariantId, std::int64_t> wanted;
    std::int64_t missing = 0;
    for (const ItemCount& item : change.items) {
      wanted[item.variant] += item.count;
      missing += item.count;
    }
    Json lines = Json::array();
    std::optional<std::string> after;
    for (int pages = 0; missing > 0 && pages < kReturnablePagesMax; ++pages) {
      const auto data =
          ask(shopify::kReturnable,
              {{"order", order_.handle}, {"after", after ? Json(*after) : Json()}}, true);
      if (!data) return data.error();
      Drift drift("shopify returnableFulfillments");
      const ShopValue list = ShopValue(*data, drift)["returnableFulfillments"];
      for (const ShopValue& sent : list["nodes"].list(kListMax)) {
        const ShopValue pieces = sent["returnableFulfillmentLineItems"]["nodes"];
        for (const ShopValue& piece : pieces.list(kListMax)) {
          const ShopValue line = piece["fulfillmentLineItem"];
          std::int64_t& open = wanted[shopify_variant_of(line["lineItem"])];
          const std::int64_t count = std::min(open, piece["quantity"].whole());
          if (count < 1) continue;
          open -= count;
          missing -= count;
          lines.push_back({{"fulfillmentLineItemId", line["id"].text()},
                           {"quantity", count},
                           {"returnReason", shopify_return_word(change.reason)}});
        }
      }
      const bool is_last = !list["pageInfo"]["hasNextPage"].flag();
      if (!is_last) after = list["pageInfo"]["endCursor"].text();
      if (drift.found()) return drift.error();
      if (is_last) break;
    }
    if (missing == 0) return lines;
    return Error{ErrorCode::conflict, "shopify: some of the pieces can't be returned any more"};
  }

  ShopifyApi& api_;
  const std::string& path_;
  const PlatformOrder& order_;
};

}  // namespace

Result<void> change_shopify_order(ShopifyApi& api, const std::string& path,
                                  const PlatformOrder& order, const OrderRequest& request) {
  return std::visit(ShopifyChange(api, path, order), request.change);
}

}  // namespace aisle
