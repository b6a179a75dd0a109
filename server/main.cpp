// The one file that names concrete parts and joins them.
#include <cstdio>

int main() {
  std::puts("aisle: no command yet");
  return 2;
}
