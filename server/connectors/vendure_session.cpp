#include "server/connectors/vendure_session.h"

#include <algorithm>
#include <mutex>

#include "server/connectors/vendure_documents.h"

namespace aisle {
namespace {

using Json = nlohmann::json;

constexpr std::string_view kTokenField = "vendure-auth-token";

bool is_forbidden(const Json& body) {
  if (!body.is_object() || !body.contains("errors") || !body["errors"].is_array()) return false;
  const Json& errors = body["errors"];
  return std::any_of(errors.begin(), errors.end(), [](const Json& error) {
    return error.value("/extensions/code"_json_pointer, Json()) == "FORBIDDEN";
  });
}

// Nothing has been done then: every field of the Admin API but `login` needs a right.
bool was_anonymous(const ShopAnswer& answer) {
  const auto& fields = answer.head.fields;
  return is_forbidden(answer.body) &&
         std::any_of(fields.begin(), fields.end(),
                     [](const HttpField& field) { return field.name == kTokenField; });
}

Error unknown(const char* what) {
  return {ErrorCode::permission_denied, std::string("vendure: the shop doesn't know ") + what};
}

class KeySession final : public ShopApi {
 public:
  KeySession(std::unique_ptr<ShopApi> api, std::string key)
      : api_(std::move(api)), key_(std::move(key)) {}

  Result<ShopAnswer> ask(const ShopQuestion& question) override {
    ShopQuestion with_key = question;
    with_key.fields.push_back({"vendure-api-key", key_});
    auto answer = api_->ask(with_key);
    if (answer && was_anonymous(*answer)) return unknown("the API key");
    return answer;
  }

 private:
  const std::unique_ptr<ShopApi> api_;
  const std::string key_;
};

class LoginSession final : public ShopApi {
 public:
  LoginSession(std::unique_ptr<ShopApi> api, VendureLogin login)
      : api_(std::move(api)), login_(std::move(login)) {}

  Result<ShopAnswer> ask(const ShopQuestion& question) override {
    std::string lost;
    for (;;) {
      const auto token = token_other_than(lost);
      if (!token) return token.error();
      ShopQuestion with_token = question;
      with_token.fields.push_back({"authorization", "Bearer " + *token});
      auto answer = api_->ask(with_token);
      if (!answer || !was_anonymous(*answer)) return answer;
      if (!lost.empty()) return unknown("its own session: it forgets it at once");
      lost = *token;
    }
  }

 private:
  // One logs in while the others wait for it; the shop's check of a password is slow on purpose.
  Result<std::string> token_other_than(const std::string& lost) {
    const std::lock_guard lock(mutex_);
    if (!token_.empty() && token_ != lost) return token_;
    auto token = log_in();
    if (token) token_ = *token;
    return token;
  }

  Result<std::string> log_in() {
    ShopQuestion question{.method = "POST", .path = std::string(kVendureAdminPath)};
    question.body = {{"query", vendure::kLogin},
                     {"variables", {{"user", login_.user}, {"password", login_.key}}}};
    const auto answer = api_->ask(question);
    if (!answer) return answer.error();
    const Json result =
        answer->body.is_object() ? answer->body.value("/data/login"_json_pointer, Json()) : Json();
    if (!result.is_object()) {
      return Error{ErrorCode::data_loss, "vendure login: expected a result, there is none"};
    }
    if (result.value("__typename", Json()) != "CurrentUser") {
      return unknown("user and key, or lets nobody in by password");
    }
    std::string token(answer->head.field(kTokenField));
    if (!token.empty()) return token;
    return Error{ErrorCode::data_loss,
                 "vendure login: expected the field vendure-auth-token; the shop's `tokenMethod` "
                 "needs \"bearer\""};
  }

  const std::unique_ptr<ShopApi> api_;
  const VendureLogin login_;
  std::mutex mutex_;
  std::string token_;
};

}  // namespace

std::unique_ptr<ShopApi> make_vendure_session(std::unique_ptr<ShopApi> api, VendureLogin login) {
  if (login.user.empty()) return std::make_unique<KeySession>(std::move(api), std::move(login.key));
  return std::make_unique<LoginSession>(std::move(api), std::move(login));
}

}  // namespace aisle
