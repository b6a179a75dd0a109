// Parts the examples into those that are learnt and those kept aside, with no wording in both.
//
// The same examples and options give the same parts. Whether an example is kept aside is told by
// the hash of its text; one that is nearly the same as a learnt one ("wheres my order", "where's my
// order") is learnt as well, since to know it would prove nothing.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "server/training/train.h"

namespace aisle {

/// Texts that share so many of their groups of three letters are nearly the same.
inline constexpr std::int64_t kNearPercent = 75;

struct LabelledText {
  std::string text;        ///< Without slots.
  std::size_t intent = 0;  ///< Its position in `Split::intents`.
};

struct Split {
  std::vector<std::string> intents;  ///< By name.
  std::vector<LabelledText> learned, kept_aside;
  std::vector<LabelledText> all;     ///< Of every example, slots filled from all values.
  std::int64_t examples = 0;         ///< Lines in the file.
  std::int64_t near_duplicates = 0;  ///< Lines that were learnt for being near a learnt one.
};

/// Errors: as `train_intents`.
Result<Split> split_examples(std::string_view examples_tsv, const TrainOptions& options);

/// How many hundredths of the groups of three letters that occur in either text occur in both.
std::int64_t shared_percent(std::string_view one, std::string_view other);

}  // namespace aisle
