// The assistant's sentences in one language, read from the merchant's replies.json.
//
// Every text the assistant can say has a key; a key has one or more wordings with {placeholders}.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "shared/base/result.h"

namespace aisle {

using Placeholders = std::vector<std::pair<std::string_view, std::string>>;

/// A text that the file must have, and the placeholders that each of its wordings must use.
struct ReplyKey {
  std::string_view name;
  std::vector<std::string_view> placeholders;
};
const std::vector<ReplyKey>& reply_keys();

class Replies {
 public:
  /// Errors: invalid_argument, naming the key that is missing, unknown, empty, or whose wording
  /// lacks a placeholder or has one that nobody fills.
  static Result<Replies> parse(std::string_view json);

  /// One wording of `key`, chosen by `seed` alone, with its placeholders filled. Spaces that an
  /// empty placeholder leaves behind are closed.
  std::string say(std::string_view key, std::string_view seed,
                  const Placeholders& values = {}) const;

  /// Questions that shoppers often ask, most frequent first.
  const std::vector<std::string>& questions() const { return questions_; }

 private:
  std::map<std::string, std::vector<std::string>, std::less<>> texts_;
  std::vector<std::string> questions_;
};

}  // namespace aisle
