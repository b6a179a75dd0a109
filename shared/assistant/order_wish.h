// What a message says about orders: which one is meant, which of its items, which variant instead.
//
// A wish may take several messages ("I want to return something", "the boots", "too small"); all of
// them are looked at, the latest first.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/assistant/scene.h"

namespace aisle {

/// How many of the wanted words are in a name; where words are written together, "Stiefel" is in
/// "Wanderstiefel".
std::size_t count_words(std::string_view name, const std::vector<std::string>& wanted,
                        const Lexicon& lexicon);

/// The messages of this wish, the latest first.
std::vector<std::string_view> told(const Scene& scene);

/// The order's number as the shop writes it, from the message or from what is being talked about;
/// empty when none is meant.
OrderId meant_order(const Scene& scene);

/// Whether the message itself, or the question it answers, names an order.
bool names_order(const Scene& scene);

/// "Fell boots (Brown, 43)".
std::string item_name(const LineItem& line);
std::string variant_name(const Variant& variant);  ///< "Brown, 43".

/// The lines that are meant; none when it was not said. `all` is how the shopper says all of them.
std::vector<const LineItem*> meant_items(const Scene& scene, const std::vector<LineItem>& lines,
                                         std::string_view all);

/// The variant that is meant; null when it was not said.
const Variant* meant_variant(const Scene& scene, const std::vector<const Variant*>& choices);

/// The payment method that is meant; null when it was not said.
const PaymentMethod* meant_method(const Scene& scene, const std::vector<PaymentMethod>& methods);

/// "Visa 4242".
std::string method_name(const PaymentMethod& method);

/// Whether this message goes on with what the last answer asked back, by the intent it has by itself.
bool answers_question(const Scene& scene);

}  // namespace aisle
