// A first look at whether a name of the catalog can stand in a message at all.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace aisle {

/// Knows the first letters and lengths of a message's words. Most names share neither with any, so
/// that a look costs them next to nothing.
class Glance {
 public:
  /// `word` is folded and not empty. Slips of up to three letters are forgiven.
  void add(std::string_view word) {
    auto& lengths = starts_[static_cast<unsigned char>(word[0])];
    const std::size_t length = std::min(word.size(), lengths.size() - 1);
    const std::size_t low = length < 4 ? 0 : length - 3;
    for (std::size_t l = low; l < std::min(length + 4, lengths.size()); ++l) lengths[l] = true;
  }

  /// Whether the first word of `name`, as the shop writes it, may be one of those added.
  bool may_start(std::string_view name) const {
    std::size_t begin = 0;
    while (begin < name.size() && !is_plain(name[begin])) {
      if (static_cast<unsigned char>(name[begin]) >= 0x80) return true;
      ++begin;
    }
    if (begin == name.size()) return false;
    std::size_t end = begin;
    while (end < name.size() && is_plain(name[end])) ++end;
    if (end < name.size() && (static_cast<unsigned char>(name[end]) >= 0x80 || name[end] == '\'')) {
      return true;
    }
    const char first = name[begin] >= 'A' && name[begin] <= 'Z'
                           ? static_cast<char>(name[begin] - 'A' + 'a')
                           : name[begin];
    const auto& lengths = starts_[static_cast<unsigned char>(first)];
    return lengths[std::min(end - begin, lengths.size() - 1)];
  }

 private:
  static bool is_plain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  std::array<std::array<bool, 24>, 256> starts_{};  // by first letter and length
};

}  // namespace aisle
