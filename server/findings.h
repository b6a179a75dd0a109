// What `aisle check` found, as it tells it to people: what is good, what to know, what to mend.
#pragma once

#include <iostream>
#include <string>

namespace aisle {

class Findings {
 public:
  void good(const std::string& what) { std::cout << "  ok    " << what << "\n" << std::flush; }
  void note(const std::string& what) { std::cout << "  note  " << what << "\n" << std::flush; }
  void bad(const std::string& what, const std::string& mend) {
    std::cout << "  bad   " << what << "\n        What to do: " << mend << "\n" << std::flush;
    ++bad_;
  }
  int bad_count() const { return bad_; }

 private:
  int bad_ = 0;
};

}  // namespace aisle
