#include "shared/receipts/streaming.h"

namespace aisle {

StreamingVerifier::StreamingVerifier(const std::vector<Receipt>& receipts, std::string replacement,
                                     std::vector<std::int64_t> allowed_numbers)
    : proofs_(receipts, std::move(allowed_numbers)), replacement_(std::move(replacement)) {}

std::string StreamingVerifier::add(std::string_view piece) {
  const std::string visible = visible_.add(piece);
  held_ += visible;
  finder_.add(visible);
  return take();
}

std::string StreamingVerifier::finish() {
  const std::string visible = visible_.finish();
  held_ += visible;
  finder_.add(visible);
  finder_.finish();
  return take();
}

std::string StreamingVerifier::take() {
  std::string out;
  std::size_t done = given_;
  const auto said = [&](std::size_t begin, std::size_t end) {
    return std::string_view(held_).substr(begin - given_, end - begin);
  };
  for (const Fact& fact : finder_.take()) {
    if (proofs_.holds(fact)) continue;
    withheld_.push_back({fact.begin, fact.end, std::string(said(fact.begin, fact.end))});
    out += said(done, fact.begin);
    out += replacement_;
    done = fact.end;
  }
  out += said(done, finder_.settled());
  held_.erase(0, finder_.settled() - given_);
  given_ = finder_.settled();
  return out;
}

}  // namespace aisle
