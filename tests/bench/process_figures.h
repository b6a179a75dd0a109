// What the kernel says a process has used.
#pragma once

#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>

namespace aisle::bench {

/// User and system time of all its threads so far, in steps of the kernel's clock tick (10 ms).
/// 0 when there is no such process.
inline double cpu_seconds(int pid) {
  std::ifstream file("/proc/" + std::to_string(pid) + "/stat");
  const std::string text((std::istreambuf_iterator<char>(file)), {});
  const std::size_t name_end = text.rfind(')');
  if (name_end == text.npos) return 0;
  std::istringstream fields(text.substr(name_end + 2));
  std::string skipped;
  for (int i = 0; i < 11; ++i) fields >> skipped;
  double user = 0, system = 0;
  fields >> user >> system;
  return (user + system) / static_cast<double>(sysconf(_SC_CLK_TCK));
}

/// A line of its status, like "VmRSS". 0 when there is no such process.
inline double status_kib(int pid, const std::string& name) {
  std::ifstream file("/proc/" + std::to_string(pid) + "/status");
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with(name + ":")) return std::atof(line.c_str() + name.size() + 1);
  }
  return 0;
}

/// Its resident memory. 0 when there is no such process.
inline double memory_kib(int pid) { return status_kib(pid, "VmRSS"); }

}  // namespace aisle::bench
