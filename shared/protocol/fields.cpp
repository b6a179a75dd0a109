#include "shared/protocol/fields.h"

namespace aisle {

void FieldReader::read(Time& value) {
  if (const auto time = parse_time(in_.string())) value = *time;
  else in_.fail();
}

void FieldReader::read_object(void* value, ReadMember read_member) {
  in_.enter_object();
  std::string key;
  while (in_.next_key(key)) {
    if (!read_member(*this, value, key)) in_.skip();
  }
}

void FieldReader::Member::visit(const char* name, void* value, ReadValue read) {
  if (found || key != name) return;
  found = true;
  read(reader, value);
}

void FieldReader::read_id(std::string& value) {
  value = in_.string();
  if (value.size() > kIdBytesMax) in_.fail();
}

int FieldReader::read_name(const std::string_view* names, std::size_t size) {
  const auto* found = std::find(names, names + size, in_.string());
  if (found != names + size) return static_cast<int>(found - names);
  met_unknown_ = true;
  return -1;
}

std::size_t FieldReader::count_elements() {
  JsonReader ahead = in_;
  std::size_t count = 0;
  ahead.enter_array();
  while (ahead.next_element()) {
    ahead.skip();
    ++count;
  }
  if (ahead.ok() && count <= kElementsMax) return count;
  in_.fail();
  return 0;
}

}  // namespace aisle
