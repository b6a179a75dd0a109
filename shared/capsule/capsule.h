// The assistant in the shopper's browser: answers from a capsule what needs nobody else.
//
// It decides as the server does, by the same assistant, tools and receipts. What it answers is a
// preview: the server answers the message itself, and only that is in the log. So it keeps silent
// about whatever it can't know: orders, the cart, changes, what a person is wanted for, and "there is
// none" when it holds only a part of the shop.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "shared/base/result.h"

namespace aisle {

/// An older capsule answers nothing.
inline constexpr std::int64_t kCapsuleAgeMaxS = 7 * 86'400;
inline constexpr std::size_t kQuestionBytesMax = 8 << 20;  ///< With the conversation until then.

class Capsule {
 public:
  /// Errors: too_large, invalid_argument.
  static Result<Capsule> load(std::string_view json);

  Capsule(Capsule&&) noexcept;
  Capsule& operator=(Capsule&&) noexcept;
  ~Capsule();

  /// {"message":"m7","text":"…","page":{…},"language":"en","now":"…","told":[…]}: a message, and the
  /// events of the conversation until then; the language is the conversation's, or left out.
  /// Answers the events of the message's turn as {"message":"m7","part":false,"events":[…]}. Without
  /// events the message has to wait for the server; without anything, it was no question.
  std::string answer(std::string_view question) const;

  /// {"suggestions":[…]}, as GET /v1/suggest answers.
  std::string suggest(std::string_view typed) const;

 private:
  struct Data;
  explicit Capsule(std::unique_ptr<const Data> data);
  std::unique_ptr<const Data> data_;
};

}  // namespace aisle
