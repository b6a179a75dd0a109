#include "server/connectors/http_changes.h"

#include "server/connectors/http_pages.h"

namespace aisle {
namespace {

using Json = nlohmann::json;

template <class T>
std::string name_of_word(T value) {
  return std::string(enum_names(value)[static_cast<std::size_t>(value)]);
}

// The system's own word: the first that means the reason, else one for any other, else ours.
std::string word_for(const std::map<std::string, ReturnReason>& reasons, ReturnReason reason) {
  for (const ReturnReason wanted : {reason, ReturnReason::other}) {
    for (const auto& [word, meaning] : reasons) {
      if (meaning == wanted) return word;
    }
  }
  return name_of_word(reason);
}

void put_address(const PostalAddress& address, TemplateValues& values) {
  values["recipient"] = address.name;
  values["street"] = address.street;
  values["more"] = address.more;
  values["postcode"] = address.postcode;
  values["city"] = address.city;
  values["region"] = address.region;
  values["country"] = address.country;
}

Json items_of(const ReturnItems& change, const BodyTemplate& item) {
  Json items = Json::array();
  for (const ItemCount& one : change.items) {
    items.push_back(item.fill({{"variant", one.variant.value}, {"count", one.count}}));
  }
  return items;
}

// Which of the description's changes it is, with the values of its places.
const std::optional<DescribedChange>* change_of(const HttpDescription& description,
                                                const OrderChange& change, TemplateValues& values) {
  if (const auto* cancel = std::get_if<CancelOrder>(&change)) {
    values["reason"] = name_of_word(cancel->reason);
    return &description.cancel;
  }
  if (const auto* moved = std::get_if<ChangeAddress>(&change)) {
    put_address(moved->address, values);
    return &description.address_change;
  }
  if (const auto* back = std::get_if<ReturnItems>(&change)) {
    values["reason"] = word_for(description.values.reasons, back->reason);
    if (description.returning) values["items"] = items_of(*back, description.returning->item);
    return &description.returning;
  }
  return nullptr;
}

}  // namespace

Result<void> perform_described(ShopApi& api, const HttpDescription& description,
                               const PlatformOrder& order, const OrderRequest& request) {
  TemplateValues values = {{"number", order.order.id.value},
                           {"id", order.handle},
                           {"customer", order.shopper.id.value},
                           {"key", request.key.value}};
  const auto* change = change_of(description, request.change, values);
  if (!change || !*change) return Error{ErrorCode::conflict, "http: there is no such change"};
  const auto path = (*change)->path.fill(values);
  if (!path) return Error{ErrorCode::conflict, path.error().message};
  ShopQuestion question{.method = (*change)->method, .path = *path, .repeatable = false};
  if (!(*change)->body.is_empty()) question.body = (*change)->body.fill(values);
  if (!description.key_field.empty()) {
    question.fields.push_back({description.key_field, escape_part(request.key.value)});
    question.repeatable = true;
  }
  const auto answer = ask_described(api, question);
  if (answer) return {};
  // What the system finds wrong is its refusal.
  const bool is_refusal = answer.error().code == ErrorCode::not_found ||
                          answer.error().code == ErrorCode::invalid_argument;
  if (is_refusal) return Error{ErrorCode::conflict, answer.error().message};
  return answer.error();
}

}  // namespace aisle
