#include "server/model_turns/placeholders.h"

#include <algorithm>

#include "server/model_turns/mark_reader.h"
#include "shared/privacy/redaction.h"

namespace aisle {
namespace {

constexpr std::size_t kKnownBytesMin = 3;

std::string_view kind_name(PersonalData kind) {
  switch (kind) {
    case PersonalData::card: return "CARD";
    case PersonalData::security_code: return "CODE";
    case PersonalData::email: return "EMAIL";
    case PersonalData::phone: return "PHONE";
    case PersonalData::iban: return "IBAN";
  }
  return "DATA";
}

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c < 0;
}

// Not a part of a longer word: "Ann" isn't hidden in "Annual".
bool stands_alone(std::string_view text, std::size_t begin, std::size_t end) {
  return (begin == 0 || !is_word_byte(text[begin - 1])) &&
         (end == text.size() || !is_word_byte(text[end]));
}

}  // namespace

void Placeholders::know(std::string_view kind, std::string_view value) {
  if (value.size() < kKnownBytesMin) return;
  placeholder_for(kind, value);
  if (std::find(known_.begin(), known_.end(), value) != known_.end()) return;
  known_.emplace_back(value);
  std::stable_sort(known_.begin(), known_.end(), [](const std::string& a, const std::string& b) {
    return a.size() > b.size();
  });
}

const std::string& Placeholders::placeholder_for(std::string_view kind, std::string_view value) {
  int number = 1;
  for (const Entry& entry : entries_) {
    if (entry.value == value) return entry.placeholder;
    if (entry.placeholder.substr(1, kind.size() + 1) == std::string(kind) + '_') ++number;
  }
  entries_.push_back(
      {'[' + std::string(kind) + '_' + std::to_string(number) + ']', std::string(value)});
  return entries_.back().placeholder;
}

std::string Placeholders::hide(std::string_view text) {
  std::string by_form;
  std::size_t done = 0;
  const std::vector<Finding> findings = find_personal_data(text);
  for (const Finding& finding : findings) {
    by_form += text.substr(done, finding.begin - done);
    by_form += placeholder_for(kind_name(finding.kind),
                               text.substr(finding.begin, finding.end - finding.begin));
    done = finding.end;
  }
  by_form += text.substr(done);
  for (const std::string& value : known_) {
    const std::string placeholder = placeholder_for("", value);
    for (std::size_t at = by_form.find(value); at != by_form.npos;) {
      if (stands_alone(by_form, at, at + value.size())) {
        by_form.replace(at, value.size(), placeholder);
        at += placeholder.size();
      } else {
        ++at;
      }
      at = by_form.find(value, at);
    }
  }
  return by_form;
}

std::optional<std::string> Placeholders::value_of(std::string_view placeholder) const {
  for (const Entry& entry : entries_) {
    if (entry.placeholder == placeholder) return entry.value;
  }
  return std::nullopt;
}

std::string Placeholders::restore(std::string_view text) const {
  MarkReader reader([this](std::string_view mark) { return value_of(mark); });
  std::string out = reader.add(text);
  return out + reader.finish();
}

}  // namespace aisle
