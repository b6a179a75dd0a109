// Reads a response as a stream of JSON events, which all providers send; the dialect differs.
#pragma once

#include <memory>

#include "server/models/answer.h"
#include "server/models/codec.h"
#include "server/models/json_at.h"

namespace aisle {

/// What one provider's events mean. One object per response.
class Dialect {
 public:
  virtual ~Dialect() = default;

  /// `event` is an object without an "error". One that says text alone changes nothing here: it is
  /// read again, with other words, to learn its shape.
  virtual void read(const Json& event, AnswerBuilder& answer) = 0;
};

/// The rest is the same for all: framing, bounds, errors, and what is no stream at all.
std::unique_ptr<ModelReader> make_event_reader(std::size_t calls_before, const HttpHead& head,
                                               std::unique_ptr<Dialect> dialect);

}  // namespace aisle
