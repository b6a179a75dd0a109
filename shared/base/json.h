// Strict JSON without a document in memory: check a text once, then read it into types or write it.
//
// Why own code: in the widget nlohmann's parser alone costs 19 of the 45 KiB that a shopper may
// download before typing, and none of its parsers refuses duplicate keys. The server uses nlohmann
// behind `check_json` where a document is wanted. A fuzz target holds both to the same verdict.
// Source: RFC 8259; numbers outside 64 bits or with a fraction are checked but not read as integers.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "shared/base/result.h"

namespace aisle {

struct JsonLimits {
  std::size_t bytes_max = 1 << 20;
  int depth_max = 32;  ///< Of objects and arrays inside each other; a bare value has depth 0.
};

/// Verifies that `text` is one JSON value, valid UTF-8, without lone surrogates or U+0000 in
/// strings, and that no object has a key twice (keys compare after their escapes are undone).
/// Errors: too_large (bytes), invalid_argument (all else; the message names the byte position).
/// Cost: linear, but for a sort of each object's keys.
Result<void> check_json(std::string_view text, JsonLimits limits = {});

/// Walks a text that `check_json` has accepted; on any other text the answers are unspecified but
/// never read outside it. It borrows the text. A mismatch of kinds makes `ok()` false for good.
class JsonReader {
 public:
  explicit JsonReader(std::string_view checked) : rest_(checked) {}

  enum class Kind { null, boolean, number, string, array, object };
  Kind kind();  ///< Of the value that comes next.

  /// Enters an object. Then `next_key` answers each key in turn, and false at the end, which
  /// leaves the object. After each key the value must be read or skipped.
  void enter_object();
  bool next_key(std::string& key);

  /// Enters an array. Then `next_element` answers true before each element, false at the end.
  void enter_array();
  bool next_element();

  std::string string();
  std::int64_t integer();  ///< Not ok for a fraction, an exponent, or what 2^53 - 1 does not bound.
  bool boolean();
  void skip();             ///< Leaves out the next value, whatever it is.
  std::string_view raw();  ///< Leaves it out and answers its text, without space around it.

  bool ok() const { return ok_; }
  void fail() { ok_ = false; }

 private:
  void skip_space();
  bool take(char c);
  void skip_string();

  std::string_view rest_;
  bool ok_ = true;
  bool first_ = true;
};

/// Appends JSON to a text of its own. The caller keeps the calls in a sensible order.
class JsonWriter {
 public:
  void begin_object();
  void end_object();
  void begin_array();
  void end_array();
  void key(std::string_view key);
  void string(std::string_view value);  ///< Invalid UTF-8 becomes U+FFFD.
  void integer(std::int64_t value);
  void boolean(bool value);
  void null();
  void raw(std::string_view json);  ///< A value that is JSON already.

  std::string take() { return std::move(out_); }

 private:
  void separate();

  std::string out_;
  bool comma_ = false;
};

}  // namespace aisle
