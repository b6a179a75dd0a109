#include "shared/protocol/fields.h"

namespace aisle {

void FieldReader::read_object(void* value, ReadMember read_member) {
  in_.enter_object();
  std::string key;
  while (in_.next_key(key)) {
    if (!read_member(*this, value, key)) in_.skip();
  }
}

}  // namespace aisle
