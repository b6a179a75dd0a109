// What a merchant has written about an in-house system with an HTTP API. All keys: README.md.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/connectors/described_values.h"
#include "server/connectors/http_picks.h"
#include "server/connectors/http_template.h"
#include "server/net/http_client.h"

namespace aisle {

enum class DescribedAuth { none, basic, bearer, header };
constexpr auto enum_names(DescribedAuth) {
  return std::to_array<std::string_view>({"none", "basic", "bearer", "header"});
}

struct DescribedRoute {
  std::string method = "GET";
  PathTemplate path;
  AnswerPointer at;  ///< Where in the answer the record is, or a list that it is in.
};

/// A list in pages: by number ({page}), by what came before ({offset}), by a word of the answer
/// before ({cursor} with `next`), by an address of it (`next` alone), or none of these: one page.
struct DescribedPages {
  PathTemplate path;
  AnswerPointer list;
  std::optional<AnswerPointer> next, total;
  std::int64_t first_page = 1;
};

struct DescribedOrderPicks {
  RecordPicks order;
  RowPicks lines;
  std::optional<RowPicks> parcels, returns;
};

struct DescribedChange {
  std::string method = "POST";
  PathTemplate path;
  BodyTemplate body;
  BodyTemplate item;  ///< Of a return: one of {items}.
};

struct HttpDescription {
  DescribedAuth auth = DescribedAuth::none;
  std::string auth_field;              ///< DescribedAuth::header: the field that takes the key.
  std::string key_field;               ///< Takes the key of a change; empty: the system knows none.
  std::vector<HttpField> more_fields;  ///< With every question.
  ValueForms values;

  std::optional<DescribedPages> products;
  RowPicks variants;  ///< The rows of a product; a list of "" has one.
  std::optional<DescribedRoute> order;
  DescribedOrderPicks order_picks;
  std::optional<DescribedRoute> customer;
  RecordPicks customer_picks;
  std::optional<DescribedPages> orders_of_customer;
  std::optional<AnswerPointer> listed_number;  ///< The list has numbers instead of orders.
  std::optional<DescribedChange> cancel, address_change, returning;
};

/// Notes what is unknown, missing or not of its form. `currency` is the site's.
HttpDescription parse_http_description(const toml::table& root, std::string_view currency,
                                       std::vector<ConfigMistake>& mistakes);

}  // namespace aisle
