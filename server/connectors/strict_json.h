// Reads JSON that people write into a value with `fields`, and says by its path what is wrong.
//
// Stricter than shared/protocol/fields.h, which keeps what a newer peer sends: here an unknown
// member, a wrong kind and an unknown name are mistakes, and so is the absence of a member that
// would always be written (numbers, times, names of enumerations and objects).
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "shared/protocol/fields.h"

namespace aisle {

class StrictReader {
 public:
  /// `checked` has passed `check_json` and outlives the reader.
  explicit StrictReader(std::string_view checked) : in_(checked) {}

  /// Reads the one value there is. Errors: invalid_argument, "orders[3].state: expected one of …".
  template <class T>
  Result<T> read_all() {
    T value;
    read(value);
    if (mistake_) return Error{ErrorCode::invalid_argument, *mistake_};
    return value;
  }

 private:
  using Kind = JsonReader::Kind;

  void read(std::string& value) {
    if (expect(Kind::string, "a text")) value = in_.string();
  }
  void read(std::int64_t& value) {
    if (!expect(Kind::number, "a whole number")) return;
    value = in_.integer();
    if (!in_.ok()) fail("expected a whole number up to 2^53 - 1, without a point or exponent");
  }
  void read(bool& value) {
    if (expect(Kind::boolean, "true or false")) value = in_.boolean();
  }
  void read(Time& value) {
    if (!expect(Kind::string, "a time")) return;
    const auto time = parse_time(in_.string());
    if (time) {
      value = *time;
    } else {
      fail("expected a time like \"2026-11-24T09:30:00Z\"");
    }
  }
  template <class Tag>
  void read(Id<Tag>& id) {
    read(id.value);
    if (id.value.size() > kIdBytesMax) fail("is longer than an id may be");
  }
  template <HasEnumNames T>
  void read(T& value) {
    if (!expect(Kind::string, "a text")) return;
    if (const auto known = enum_value<T>(in_.string())) {
      value = *known;
      return;
    }
    std::string names;
    for (const std::string_view name : enum_names(T{})) {
      names += (names.empty() ? "\"" : ", \"") + std::string(name) + "\"";
    }
    fail("expected one of " + names);
  }
  template <class T>
  void read(std::optional<T>& value) {
    read(value.emplace());
  }
  template <class T>
  void read(std::vector<T>& values) {
    if (!expect(Kind::array, "a list")) return;
    in_.enter_array();
    const std::size_t parent = path_.size();
    while (!mistake_ && in_.next_element()) {
      path_ += "[" + std::to_string(values.size()) + "]";
      read(values.emplace_back());
      path_.resize(parent);
    }
  }
  template <class T>
  requires requires(T& value, FieldReader& visit) { T::fields(value, visit); }
  void read(T& value) {
    if (!expect(Kind::object, "an object")) return;
    in_.enter_object();
    const std::size_t parent = path_.size();
    std::vector<std::string> seen;
    for (std::string key; !mistake_ && in_.next_key(key);) {
      path_ += (path_.empty() ? "" : ".") + key;
      Member member{*this, key};
      T::fields(value, member);
      if (!member.found) fail("there is no member of this name");
      path_.resize(parent);
      seen.push_back(std::move(key));
    }
    if (mistake_) return;
    Missing missing{*this, seen};
    T::fields(value, missing);
  }

  // Reads the next value into the member of the given name.
  struct Member {
    StrictReader& reader;
    const std::string& key;
    bool found = false;

    template <class T>
    void operator()(const char* name, T& value) {
      if (found || key != name) return;
      found = true;
      reader.read(value);
    }
  };

  // Looks for members that nobody gave although they are never left out.
  struct Missing {
    StrictReader& reader;
    const std::vector<std::string>& seen;

    template <class T>
    void operator()(const char* name, const T& value) {
      if (can_be_left_out(value) || std::find(seen.begin(), seen.end(), name) != seen.end()) return;
      const std::size_t parent = reader.path_.size();
      reader.path_ += std::string(reader.path_.empty() ? "" : ".") + name;
      reader.fail("is missing");
      reader.path_.resize(parent);
    }
    template <class T>
    static constexpr bool can_be_left_out(const T& value) {
      return std::is_same_v<T, bool> || requires { value.empty(); }
      || requires { value.has_value(); };
    }
  };

  bool expect(Kind kind, const char* what) {
    if (mistake_) return false;
    if (in_.kind() == kind) return true;
    fail(std::string("expected ") + what);
    return false;
  }
  void fail(const std::string& what) {
    if (!mistake_) mistake_ = (path_.empty() ? "" : path_ + ": ") + what;
  }

  JsonReader in_;
  std::string path_;
  std::optional<std::string> mistake_;
};

}  // namespace aisle
