// What a shopper wants with a message: a linear classifier, trained by `aisle train`.
//
// Only integers are used in `predict`, so server and widget agree to the last unit. Any number of
// threads may use one model. Which intents there are, and in which language, is the model's matter.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"
#include "shared/nlu/intent_file.h"

namespace aisle {

struct Prediction {
  std::string intent;
  std::int64_t confidence = 0;  ///< 0 to 1000: about how many of 1,000 such messages it is right on.
  std::string second;           ///< The next likely one.
  std::int64_t second_confidence = 0;

  bool operator==(const Prediction&) const = default;
};

class IntentModel {
 public:
  /// Errors: invalid_argument (not a model of this version, or damaged; the message says where),
  /// too_large.
  static Result<IntentModel> parse(std::string_view file);

  /// Any bytes are accepted; at most kIntentBytesMax of them are read. A message without a single
  /// word gets what the biases say, which is little confidence. Equal scores: the earlier intent.
  Prediction predict(std::string_view text) const;

  const std::vector<std::string>& intents() const { return intents_; }

 private:
  std::vector<std::string> intents_;
  int bucket_bits_ = 0;
  std::vector<std::int32_t> scales_;
  std::vector<std::int32_t> biases_;
  std::vector<std::int8_t> weights_;  // By bucket, then by intent, so one message reads few lines.
};

}  // namespace aisle
