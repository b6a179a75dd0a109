// The value of an Authorization field with a name and a password.
//
// Source: RFC 7617.
#pragma once

#include <string>

namespace aisle {

std::string basic_auth(const std::string& user, const std::string& password);

}  // namespace aisle
