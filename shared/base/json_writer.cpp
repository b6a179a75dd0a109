#include "shared/base/json.h"
#include "shared/base/text.h"

namespace aisle {
namespace {

// Stands for itself in a JSON string.
bool is_plain(char c) { return c >= 0x20 && c != '"' && c != '\\'; }

}  // namespace

void JsonWriter::separate() {
  if (comma_) out_ += ',';
  comma_ = true;
}

void JsonWriter::begin_object() {
  separate();
  out_ += '{';
  comma_ = false;
}
void JsonWriter::end_object() {
  out_ += '}';
  comma_ = true;
}
void JsonWriter::begin_array() {
  separate();
  out_ += '[';
  comma_ = false;
}
void JsonWriter::end_array() {
  out_ += ']';
  comma_ = true;
}

void JsonWriter::key(std::string_view key) {
  string(key);
  out_ += ':';
  comma_ = false;
}

void JsonWriter::string(std::string_view value) {
  constexpr char kHex[] = "0123456789abcdef";
  separate();
  out_ += '"';
  for (std::size_t i = 0; i < value.size();) {
    std::size_t plain = i;
    while (plain < value.size() && is_plain(value[plain])) ++plain;
    out_.append(value, i, plain - i);
    i = plain;
    if (i == value.size()) break;
    const auto c = static_cast<unsigned char>(value[i]);
    if (c >= 0x80) {
      append_utf8(out_, next_code_point(value, i));
      continue;
    }
    ++i;
    switch (c) {
      case '"': out_ += "\\\""; break;
      case '\\': out_ += "\\\\"; break;
      case '\n': out_ += "\\n"; break;
      case '\r': out_ += "\\r"; break;
      case '\t': out_ += "\\t"; break;
      default:
        if (c != 0) {  // U+0000 is refused by readers and so never written.
          out_ += "\\u00";
          out_ += kHex[c >> 4];
          out_ += kHex[c & 15];
        }
    }
  }
  out_ += '"';
}

void JsonWriter::integer(std::int64_t value) {
  separate();
  out_ += std::to_string(value);
}
void JsonWriter::boolean(bool value) {
  separate();
  out_ += value ? "true" : "false";
}
void JsonWriter::null() {
  separate();
  out_ += "null";
}
void JsonWriter::raw(std::string_view json) {
  separate();
  out_ += json;
}

}  // namespace aisle
