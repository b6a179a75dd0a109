// Turns the `fields` list of a value into JSON and back, so that each member is named once.
//
// A value's `fields(self, visit)` calls `visit(name, member)` for each member, in a fixed order.
// Writing leaves out what is empty; reading leaves a member that is missing as it was made.
#pragma once

#include <algorithm>
#include <concepts>
#include <optional>
#include <string>
#include <type_traits>
#include <variant>
#include <vector>

#include "shared/base/ids.h"
#include "shared/base/json.h"
#include "shared/base/time.h"

namespace aisle {

inline constexpr std::size_t kElementsMax = 10'000;  ///< Of any one list that is read.

template <class T>
concept HasEnumNames = std::is_enum_v<T> && requires(T value) { enum_names(value); };

/// What an enumerator is called in JSON.
template <HasEnumNames T>
constexpr std::string_view enum_name(T value) {
  return enum_names(value)[static_cast<std::size_t>(value)];
}

template <HasEnumNames T>
std::optional<T> enum_value(std::string_view name) {
  const auto names = enum_names(T{});
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<T>(found - names.begin());
}

class FieldWriter {
 public:
  explicit FieldWriter(JsonWriter& out) : out_(out) {}

  template <class T>
  void operator()(const char* name, const T& value) {
    if (is_empty(value)) return;
    out_.key(name);
    write(value);
  }

  void write(std::string_view value) { out_.string(value); }
  void write(std::int64_t value) { out_.integer(value); }
  void write(bool value) { out_.boolean(value); }
  void write(Time value) { out_.string(format_time(value)); }
  template <class Tag>
  void write(const Id<Tag>& id) {
    out_.string(id.value);
  }
  template <HasEnumNames T>
  void write(T value) {
    out_.string(enum_name(value));
  }
  template <class T>
  void write(const std::optional<T>& value) {
    write(*value);
  }
  template <class T>
  void write(const std::vector<T>& values) {
    out_.begin_array();
    for (const T& value : values) write(value);
    out_.end_array();
  }
  template <class T>
    requires requires(const T& value, FieldWriter& visit) { T::fields(value, visit); }
  void write(const T& value) {
    out_.begin_object();
    T::fields(value, *this);
    out_.end_object();
  }

 private:
  template <class T>
  static bool is_empty(const T& value) {
    if constexpr (requires { value.empty(); }) return value.empty();
    if constexpr (requires { value.has_value(); }) return !value.has_value();
    return false;
  }

  JsonWriter& out_;
};

/// Reads the members of one object, in whatever order they come.
class FieldReader {
 public:
  explicit FieldReader(JsonReader& in) : in_(in) {}

  /// True once a value was met that an enumeration of this version doesn't have.
  bool met_unknown() const { return met_unknown_; }

  /// For values that are read in another way than by their `fields`.
  JsonReader& json() { return in_; }
  void meet_unknown() { met_unknown_ = true; }

  void read(std::string& value) { value = in_.string(); }
  void read(std::int64_t& value) { value = in_.integer(); }
  void read(bool& value) { value = in_.boolean(); }
  void read(Time& value);
  template <class Tag>
  void read(Id<Tag>& id) {
    read_id(id.value);
  }
  template <HasEnumNames T>
  void read(T& value) {
    static constexpr auto kNames = enum_names(T{});
    const int place = read_name(kNames.data(), kNames.size());
    if (place >= 0) value = static_cast<T>(place);
  }
  template <class T>
  void read(std::optional<T>& value) {
    if (in_.kind() == JsonReader::Kind::null) return in_.skip();
    read(value.emplace());
  }
  template <class T>
  void read(std::vector<T>& values) {
    // Counted first, since each growing vector would cost the panel's download 250 bytes.
    values = std::vector<T>(count_elements());
    in_.enter_array();
    for (T& value : values) {
      in_.next_element();
      read(value);
    }
    in_.next_element();
  }
  template <class T>
    requires requires(T& value, FieldReader& visit) { T::fields(value, visit); }
  void read(T& value) {
    read_object(&value, read_member_of<T>);
  }

  /// Reads the next value into one member of a value; false when it has none of that name. One
  /// loop serves all types and one comparison all members, which makes the panel's download smaller.
  using ReadMember = bool (*)(FieldReader& reader, void* value, const std::string& key);

  template <class T>
  static bool read_member_of(FieldReader& reader, void* value, const std::string& key) {
    Member member{reader, key};
    T::fields(*static_cast<T*>(value), member);
    return member.found;
  }

  /// Reads the next value, an object, into `value`.
  void read_object(void* value, ReadMember read_member);

 private:
  using ReadValue = void (*)(FieldReader& reader, void* value);

  template <class T>
  static void read_value(FieldReader& reader, void* value) {
    reader.read(*static_cast<T*>(value));
  }

  struct Member {
    FieldReader& reader;
    const std::string& key;
    bool found = false;

    template <class T>
    void operator()(const char* name, T& value) {
      visit(name, &value, read_value<T>);
    }
    void visit(const char* name, void* value, ReadValue read);
  };

  // Ids differ in their types only.
  void read_id(std::string& value);
  // The place of the text read next among `names`, or -1.
  int read_name(const std::string_view* names, std::size_t size);
  // Of the list that comes next; 0 when it is none or has too many.
  std::size_t count_elements();

  JsonReader& in_;
  bool met_unknown_ = false;
};

/// A value with `fields` as a JSON object.
template <class T>
std::string to_json(const T& value) {
  JsonWriter out;
  FieldWriter(out).write(value);
  return out.take();
}

/// The inverse. Errors: invalid_argument (not JSON, a member of the wrong kind, an unknown value of
/// an enumeration), too_large.
template <class T>
Result<T> from_json(std::string_view json, JsonLimits limits = {}) {
  if (auto checked = check_json(json, limits); !checked) return checked.error();
  JsonReader in(json);
  FieldReader reader(in);
  T value;
  reader.read(value);
  if (!in.ok() || reader.met_unknown()) {
    return Error{ErrorCode::invalid_argument, "a member has the wrong kind or an unknown value"};
  }
  return value;
}

}  // namespace aisle
