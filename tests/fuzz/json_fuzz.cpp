// Our JSON check against nlohmann's parser, under the same rules, and a reading of what it accepts.
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "shared/base/json.h"

namespace {

// nlohmann's verdict, with what it lets through and we don't: depth, double keys and U+0000.
class Verdict : public nlohmann::json_sax<nlohmann::json> {
 public:
  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool string(string_t& value) override { return value.find('\0') == value.npos; }
  bool binary(binary_t&) override { return true; }
  bool start_object(std::size_t) override {
    keys_.emplace_back();
    return keys_.size() <= 32;
  }
  bool key(string_t& value) override {
    return value.find('\0') == value.npos && keys_.back().insert(value).second;
  }
  bool end_object() override { return keys_.pop_back(), true; }
  bool start_array(std::size_t) override {
    keys_.emplace_back();
    return keys_.size() <= 32;
  }
  bool end_array() override { return keys_.pop_back(), true; }
  bool parse_error(std::size_t, const std::string&,
                   const nlohmann::detail::exception& error) override {
    // A number beyond a double is JSON all the same; we never make one of it.
    out_of_range = error.id == 406;
    return false;
  }
  bool out_of_range = false;

 private:
  std::vector<std::set<std::string>> keys_;
};

void read(aisle::JsonReader& in) {
  using Kind = aisle::JsonReader::Kind;
  std::string key;
  switch (in.kind()) {
    case Kind::object:
      in.enter_object();
      while (in.next_key(key)) read(in);
      break;
    case Kind::array:
      in.enter_array();
      while (in.next_element()) read(in);
      break;
    case Kind::string: in.string(); break;
    case Kind::boolean: in.boolean(); break;
    default: in.skip();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const bool ours = aisle::check_json(text).has_value();
  if (text.rfind("\xEF\xBB\xBF", 0) == 0)
    return 0;                          // nlohmann skips a byte order mark, RFC 8259 need not.
  if (text.find('\0') != text.npos) {  // nlohmann takes it for the end.
    if (ours) std::abort();
    return 0;
  }
  Verdict verdict;
  const bool theirs = nlohmann::json::sax_parse(text, &verdict);
  if (ours != theirs && !verdict.out_of_range) std::abort();
  if (!ours) return 0;
  aisle::JsonReader in(text);
  read(in);
  if (!in.ok()) std::abort();
  aisle::JsonReader again(text);
  again.raw();
  if (!again.ok()) std::abort();
  return 0;
}
