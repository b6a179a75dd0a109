// A value, or the reason why there is none.
//
// The face is that of std::expected (C++23), to become it one day. `shared/` neither throws nor
// catches, so this is how every function that can fail says so.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace aisle {

/// Says what the caller can do. The first two may be tried again later, the others may not.
enum class ErrorCode {
  unavailable,        ///< The other side can't answer now: down, locked, full, busy.
  deadline_exceeded,  ///< It did not answer in time.
  invalid_argument,   ///< What was given is not of the right form.
  too_large,          ///< A named bound was passed.
  not_found,
  permission_denied,
  conflict,           ///< What was given contradicts what is there already.
  data_loss,          ///< What was stored can't be read any more.
};

/// A reason. `message` is one plain sentence for the log or an operator, never for the shopper.
struct Error {
  ErrorCode code = ErrorCode::unavailable;
  std::string message;

  bool operator==(const Error&) const = default;
};

template <class T>
class [[nodiscard]] Result {
 public:
  using value_type = T;

  Result(T value) : content_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : content_(std::in_place_index<1>, std::move(error)) {}

  bool has_value() const { return content_.index() == 0; }
  explicit operator bool() const { return has_value(); }

  /// These need a value to be there; asking without one is a bug.
  T& operator*() & { return *std::get_if<0>(&content_); }
  const T& operator*() const& { return *std::get_if<0>(&content_); }
  T&& operator*() && { return std::move(*std::get_if<0>(&content_)); }
  T* operator->() { return std::get_if<0>(&content_); }
  const T* operator->() const { return std::get_if<0>(&content_); }

  /// Needs an error to be there.
  const Error& error() const { return *std::get_if<1>(&content_); }

 private:
  std::variant<T, Error> content_;
};

template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Error error) : error_(std::move(error)) {}

  bool has_value() const { return !error_; }
  explicit operator bool() const { return has_value(); }
  const Error& error() const { return *error_; }

 private:
  std::optional<Error> error_;
};

}  // namespace aisle
