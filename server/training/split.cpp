#include "server/training/split.h"

#include <algorithm>
#include <map>
#include <set>

#include "server/training/examples.h"
#include "shared/base/hash.h"
#include "shared/base/text.h"
#include "shared/nlu/intent_file.h"

namespace aisle {
namespace {

constexpr std::size_t kExamplesPerIntentMin = 5;
constexpr int kTriesMax = 50;  // To draw a value of the wanted part; then any will do.

// Whether a text or a slot's value belongs to the part that is kept aside.
bool is_kept_aside(std::string_view text, const TrainOptions& options) {
  const std::uint64_t hash = fnv1a(text, kFnvStart ^ options.seed);
  return (hash >> 20) % 100 < static_cast<std::uint64_t>(options.kept_aside_percent);
}

// Which values of slots a text may be filled with: a text that is kept aside gets values kept
// aside.
enum class Values { all, learned, kept_aside };

bool allows(Values values, const std::string& value, const TrainOptions& options) {
  return values == Values::all || is_kept_aside(value, options) == (values == Values::kept_aside);
}

void fill(const Example& example, const Examples& examples, const TrainOptions& options,
          Values allowed, std::size_t intent, std::vector<LabelledText>& out) {
  const bool has_slots = example.text.find('{') != example.text.npos;
  std::set<std::string> seen;
  std::uint64_t draw = fnv1a(example.text);
  for (int i = 0; i < (has_slots ? options.fillings : 1); ++i) {
    const auto pick = [&](const std::string&, const std::vector<std::string>& values) {
      for (int tries = 0;; ++tries) {
        draw = (draw ^ (draw >> 29)) * 0xbf58476d1ce4e5b9ull + 0x9e3779b97f4a7c15ull;
        const std::string& value = values[(draw >> 33) % values.size()];
        if (tries == kTriesMax || allows(allowed, value, options)) return value;
      }
    };
    std::string text = fill_slots(example.text, examples, pick);
    if (seen.insert(text).second) out.push_back({std::move(text), intent});
  }
}

Result<std::vector<std::string>> names_of(const Examples& examples) {
  std::map<std::string, std::size_t> counts;
  for (const Example& example : examples.examples) ++counts[example.intent];
  if (counts.size() < 2 || counts.size() > kIntentsMax) {
    return Error{ErrorCode::invalid_argument,
                 "examples: 2 to " + std::to_string(kIntentsMax) + " intents are needed"};
  }
  std::vector<std::string> names;
  for (const auto& [name, count] : counts) {
    if (count < kExamplesPerIntentMin) {
      return Error{ErrorCode::invalid_argument, "examples: " + name + " has fewer than " +
                                                    std::to_string(kExamplesPerIntentMin)};
    }
    names.push_back(name);
  }
  return names;
}

// The groups of three letters of a text, its ends marked; each once, ascending.
std::vector<std::string> groups_of(std::string_view text) {
  std::string framed = "_";
  for (const Word& word : words(text)) framed += word.folded + '_';
  std::set<std::string> groups;
  for (std::size_t i = 0; i + 3 <= framed.size(); ++i) groups.insert(framed.substr(i, 3));
  if (groups.empty()) groups.insert(framed);
  return {groups.begin(), groups.end()};
}

std::int64_t percent_in_both(std::size_t both, std::size_t one, std::size_t other) {
  return static_cast<std::int64_t>(100 * both / (one + other - both));
}

// Finds which learnt texts are near to one; texts are added as they are learnt.
class Learned {
 public:
  void add(const std::vector<std::string>& groups) {
    for (const std::string& group : groups) having_[group].push_back(sizes_.size());
    sizes_.push_back(groups.size());
  }

  bool is_near(const std::vector<std::string>& groups) const {
    std::map<std::size_t, std::size_t> both;
    for (const std::string& group : groups) {
      const auto found = having_.find(group);
      if (found == having_.end()) continue;
      for (const std::size_t text : found->second) ++both[text];
    }
    return std::any_of(both.begin(), both.end(), [&](const auto& entry) {
      return percent_in_both(entry.second, groups.size(), sizes_[entry.first]) >= kNearPercent;
    });
  }

 private:
  std::map<std::string, std::vector<std::size_t>> having_;
  std::vector<std::size_t> sizes_;
};

// By example: whether it is kept aside. What is near to a learnt text is learnt, and so on.
std::vector<bool> choose_kept_aside(const Examples& examples, const TrainOptions& options,
                                    std::int64_t& near_duplicates) {
  std::vector<bool> aside;
  std::vector<std::vector<std::string>> groups;
  Learned learned;
  for (const Example& example : examples.examples) {
    aside.push_back(is_kept_aside(example.text, options));
    groups.push_back(groups_of(example.text));
    if (!aside.back()) learned.add(groups.back());
  }
  for (bool found = true; found;) {
    found = false;
    Learned more;
    for (std::size_t i = 0; i < aside.size(); ++i) {
      if (!aside[i] || !learned.is_near(groups[i])) continue;
      aside[i] = false;
      more.add(groups[i]);
      ++near_duplicates;
      found = true;
    }
    learned = std::move(more);  // The others were looked at before.
  }
  return aside;
}

}  // namespace

std::int64_t shared_percent(std::string_view one, std::string_view other) {
  const std::vector<std::string> a = groups_of(one), b = groups_of(other);
  std::vector<std::string> both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return percent_in_both(both.size(), a.size(), b.size());
}

Result<Split> split_examples(std::string_view examples_tsv, const TrainOptions& options) {
  const Result<Examples> examples = parse_examples(examples_tsv);
  if (!examples) return examples.error();
  Result<std::vector<std::string>> names = names_of(*examples);
  if (!names) return names.error();
  Split split;
  split.intents = *std::move(names);
  split.examples = static_cast<std::int64_t>(examples->examples.size());
  const std::vector<bool> aside = choose_kept_aside(*examples, options, split.near_duplicates);
  for (std::size_t i = 0; i < aside.size(); ++i) {
    const Example& example = examples->examples[i];
    const auto intent = static_cast<std::size_t>(
        std::lower_bound(split.intents.begin(), split.intents.end(), example.intent) -
        split.intents.begin());
    fill(example, *examples, options, aside[i] ? Values::kept_aside : Values::learned, intent,
         aside[i] ? split.kept_aside : split.learned);
    fill(example, *examples, options, Values::all, intent, split.all);
  }
  return split;
}

}  // namespace aisle
