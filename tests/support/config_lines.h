// The lines that every config needs, so that a test says only what it is about.
#pragma once

#include <string>

namespace aisle::test {

inline const std::string kConfigOfOneSite = R"([server]
data = "aisle.db"
web = "web"
[[sites]]
key = "shop"
name = "The shop"
origins = ["https://shop.example"]
)";

}  // namespace aisle::test
