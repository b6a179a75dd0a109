// Questions to an in-house system by its description, and its lists page by page.
#pragma once

#include <functional>

#include "server/connectors/http_description.h"
#include "server/connectors/shop_api.h"

namespace aisle {

inline constexpr std::size_t kDescribedPagesMax = 10'000;
inline constexpr std::size_t kDescribedPageMax = 10'000;  ///< Elements of a page.

/// The body of an answer of 2xx; null when there is none. Errors: those of ShopApi; not_found (404,
/// and 400 or 422, with which a system refuses a number that can't be one), conflict (409).
Result<nlohmann::json> ask_described(ShopApi& api, const ShopQuestion& question);

/// Gives each element of all pages until `take` answers false. `name` is how errors call the list,
/// `base_url` what ShopApi puts before paths: links to a next page must lead there. A system that
/// gives the same page again has no more. Errors: as above, data_loss (no list where it should be,
/// too long a page, fewer than `total`, a link that leads elsewhere), too_large (pages without
/// end), and those of `take`.
Result<void> read_pages(ShopApi& api, const DescribedPages& pages, TemplateValues values,
                        const std::string& base_url, const std::string& name,
                        const std::function<Result<bool>(const nlohmann::json&)>& take);

}  // namespace aisle
