// A commerce platform's HTTP API as its connector uses it: one question, one answer, on the calling
// thread.
//
// What every platform needs is here once: deadlines, a bound on calls at a time (so that a slow
// shop holds few threads), waiting as long as a busy shop asks for, asking again where that is
// safe, and telling an answer from an error page.
#pragma once

#include <chrono>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "server/net/http_client.h"
#include "shared/base/result.h"

namespace aisle {

struct ShopApiSettings {
  std::string name;               ///< How the platform is called in errors: "vendure".
  std::string base_url;           ///< Goes before every path; without a slash at its end.
  std::vector<HttpField> fields;  ///< With every question: keys, the version.
  int calls_max = 8;              ///< At a time; as many more wait, up to `deadline`.
  std::chrono::milliseconds deadline{10'000};  ///< Of a question, with waiting and repeating.
  std::chrono::milliseconds backoff{200};      ///< Before the second try; twice that, the third.
  std::size_t body_bytes_max = 16u << 20;      ///< Of an answer.
};

struct ShopQuestion {
  std::string method = "GET";
  std::string path;  ///< Begins with "/"; with its query, escaped.
  std::vector<HttpField> fields;
  nlohmann::json body;  ///< Null: none.

  /// Whether asking twice does no more than asking once. Only then is a question that may have
  /// reached the shop asked again.
  bool repeatable = true;
};

struct ShopAnswer {
  HttpHead head;
  nlohmann::json body;  ///< Null where the shop sent none (204).
};

/// Any thread may ask.
class ShopApi {
 public:
  virtual ~ShopApi() = default;

  /// Answers of 2xx and, with JSON, of 400, 404, 409 and 422 are answers: their sense is the
  /// platform's. Errors: permission_denied (401: the key; 403: its rights), unavailable (not
  /// reached, 429 for longer than the deadline, 3xx, 5xx, a page instead of JSON, too many
  /// questions at a time), deadline_exceeded (whether it was done is unknown when it was not
  /// repeatable), data_loss (broken JSON, or deeper than kShopJsonDepthMax), too_large, not_found
  /// (another 4xx), invalid_argument (a path that doesn't begin with "/").
  virtual Result<ShopAnswer> ask(const ShopQuestion& question) = 0;
};

inline constexpr int kShopJsonDepthMax = 64;
inline constexpr int kShopTriesMax = 3;                   ///< Of a repeatable question.
inline constexpr std::chrono::seconds kShopPauseMax{60};  ///< That a busy shop is left alone.

/// `http` must outlive it.
std::unique_ptr<ShopApi> make_shop_api(HttpClient& http, ShopApiSettings settings);

/// A GraphQL document asked of `path`: its `data`. Errors: as `ask`; permission_denied and
/// not_found where the platform's `extensions.code` says so; invalid_argument with the first
/// message (a document that the shop refuses: its version is another); data_loss (no data).
Result<nlohmann::json> ask_graphql(ShopApi& api, std::string_view path, std::string_view document,
                                   const nlohmann::json& variables, bool repeatable);

/// Text for a part of a path or a query: everything but letters, digits and "-._~" is escaped.
std::string escape_part(std::string_view text);

}  // namespace aisle
