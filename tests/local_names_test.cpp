// The checks compile several files of a folder as one (AISLE_UNITY), where what is local to each of
// them meets: a name that two of them give stops that build, and this says so beforehand.
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace aisle {
namespace {

namespace fs = std::filesystem;

bool is_in_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; }

// Where what is declared ends: at its arguments, its value or its end, outside of "<...>".
std::size_t end_of_declarator(std::string_view line) {
  int depth = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '<') ++depth;
    if (line[i] == '>') --depth;
    if (depth == 0 && std::string_view("(=[{;").find(line[i]) != std::string_view::npos) return i;
  }
  return line.npos;
}

// The name that a line at the margin declares. A member that is defined outside of its class, a
// specialisation and an operator declare none.
std::optional<std::string> declared_in(std::string_view line) {
  if (line.starts_with("template <")) {
    const std::size_t end = line.find("> ");
    if (end == line.npos) return std::nullopt;
    line.remove_prefix(end + 2);
  }
  if (line.starts_with("namespace ")) return std::nullopt;
  for (const std::string_view word : {"enum class ", "enum ", "struct ", "class ", "using "}) {
    if (!line.starts_with(word)) continue;
    line.remove_prefix(word.size());
    const auto end = std::find_if_not(line.begin(), line.end(), is_in_word);
    const std::string name(line.begin(), end);
    const bool is_borrowed = word == "using " && !line.substr(name.size()).starts_with(" =");
    return is_borrowed ? std::nullopt : std::optional(name);
  }
  std::size_t end = end_of_declarator(line);
  if (end == line.npos) return std::nullopt;
  while (end > 0 && line[end - 1] == ' ') --end;
  std::size_t begin = end;
  while (begin > 0 && is_in_word(line[begin - 1])) --begin;
  const bool has_type = begin > 0 && line[begin - 1] != ':';
  const std::string name(line.substr(begin, end - begin));
  return has_type && !name.empty() && name != "operator" ? std::optional(name) : std::nullopt;
}

struct Place {
  std::string file;
  std::string line;
};

using Names = std::map<std::string, std::string>;  // And the line of each.

bool declares_at_margin(const std::string& line) {
  return !line.empty() && std::isalpha(static_cast<unsigned char>(line[0]));
}

// What a source's unnamed namespaces declare. The text is laid out as clang-format does it.
Names local_names(std::istream& source) {
  Names names;
  bool is_local = false;
  for (std::string line; std::getline(source, line);) {
    if (line == "namespace {") is_local = true;
    if (line == "}  // namespace") is_local = false;
    if (!is_local || !declares_at_margin(line)) continue;
    if (const auto name = declared_in(line)) names.emplace(*name, line);
  }
  return names;
}

// The types and constants of a header. Its functions may be overloaded.
Names public_names(std::istream& header) {
  Names names;
  for (std::string line; std::getline(header, line);) {
    const bool has_body = line.ends_with("{") && line.find('(') == line.npos;
    const bool has_value = line.find(" = ") != line.npos && line.find('(') == line.npos;
    if (!declares_at_margin(line) || !(has_body || has_value)) continue;
    if (const auto name = declared_in(line)) names.emplace(*name, line);
  }
  return names;
}

/// One sentence for each name that is local to a source and is in another file as well: local, or a
/// type or constant of a header. The same alias twice is one.
std::vector<std::string> clashes(const std::map<std::string, std::string>& texts) {
  std::map<std::string, Place> known;
  std::vector<std::string> found;
  for (const bool in_headers : {true, false}) {
    for (const auto& [file, text] : texts) {
      if (file.ends_with(".h") != in_headers) continue;
      std::istringstream in(text);
      for (const auto& [name, line] : in_headers ? public_names(in) : local_names(in)) {
        const auto [first, is_new] = known.emplace(name, Place{file, line});
        const bool is_alias = line.starts_with("using ") && line == first->second.line;
        if (is_new || is_alias || in_headers) continue;
        found.push_back(name + " is in " + first->second.file + " and in " + file +
                        ": the checks compile the files of a folder as one");
      }
    }
  }
  return found;
}

TEST(LocalNames, ANameThatTwoFilesGiveIsFound) {
  const std::string first =
      "namespace {\n\nconstexpr int kMost = 3;\nstruct Row {\n  int n;\n};\n"
      "Row read(int n) {\n  return {n};\n}\n\n}  // namespace\n";
  const std::string second =
      "namespace {\n\nint read(const char* text) { return *text; }\n"
      "template <class T>\nclass Row {\n};\n"
      "const std::map<int, std::function<int(int)>> kMost{};\n"
      "}  // namespace\n";
  const std::string why = ": the checks compile the files of a folder as one";
  EXPECT_EQ(clashes({{"a.cpp", first}, {"b.cpp", second}}),
            (std::vector<std::string>{"Row is in a.cpp and in b.cpp" + why,
                                      "kMost is in a.cpp and in b.cpp" + why,
                                      "read is in a.cpp and in b.cpp" + why}));
}

TEST(LocalNames, ATypeOfAHeaderIsTakenToo) {
  const std::string header =
      "namespace aisle {\n\nstruct Row {\n  int n;\n};\n"
      "inline constexpr int kMost = 3;\nint read(int n);\nclass Later;\n"
      "}  // namespace aisle\n";
  const std::string source =
      "namespace {\nint read(int n) { return n; }\nclass Later {\n};\n"
      "struct Row {\n};\nconst int kMost = 4;\n}  // namespace\n";
  const std::string why = ": the checks compile the files of a folder as one";
  EXPECT_EQ(clashes({{"a.cpp", source}, {"b.h", header}}),
            (std::vector<std::string>{"Row is in b.h and in a.cpp" + why,
                                      "kMost is in b.h and in a.cpp" + why}));
}

TEST(LocalNames, WhatIsNotLocalOrTheSameAliasIsNoClash) {
  const std::string first =
      "namespace {\nusing Json = nlohmann::json;\nusing test::Shop;\n"
      "int near() { return 1; }\n}  // namespace\nint far() { return 2; }\n";
  const std::string second =
      "namespace {\nusing Json = nlohmann::json;\nusing test::Shop;\n"
      "int far() { return 1; }\nint Table::near() { return 2; }\n"
      "}  // namespace\n";
  EXPECT_EQ(clashes({{"a.cpp", first}, {"b.cpp", second}}), std::vector<std::string>{});
}

TEST(LocalNames, EachIsInOneFileOfItsFolder) {
  const fs::path root = AISLE_SOURCE_DIR;
  std::vector<fs::path> folders = {root / "server", root / "tests", root / "tests/shops"};
  for (const char* top : {"shared", "server", "tests/shared", "tests/server"}) {
    for (const auto& entry : fs::recursive_directory_iterator(root / top)) {
      if (entry.is_directory()) folders.push_back(entry.path());
    }
  }
  std::size_t read = 0;
  for (const fs::path& folder : folders) {
    std::map<std::string, std::string> texts;
    for (const auto& entry : fs::directory_iterator(folder)) {
      const std::string extension = entry.path().extension().string();
      if (extension != ".cpp" && extension != ".h") continue;
      std::ostringstream text;
      text << std::ifstream(entry.path()).rdbuf();
      texts[fs::relative(entry.path(), root).string()] = text.str();
    }
    read += texts.size();
    for (const std::string& clash : clashes(texts)) ADD_FAILURE() << clash;
  }
  EXPECT_GT(read, 400u);
}

}  // namespace
}  // namespace aisle
