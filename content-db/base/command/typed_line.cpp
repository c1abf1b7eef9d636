// See typed_line.h.
#include "content-db/base/command/typed_line.h"

#include <unistd.h>

#include <iostream>

#include <fmt/format.h>

namespace starharbor::content {

std::string typed_line(const std::string& question) {
  if (isatty(STDIN_FILENO) == 1) fmt::print(stderr, "{}: ", question);
  std::string line;
  std::getline(std::cin, line);
  const size_t begin = line.find_first_not_of(" \t\r");
  if (begin == std::string::npos) return {};
  return line.substr(begin, line.find_last_not_of(" \t\r") + 1 - begin);
}

}  // namespace starharbor::content
