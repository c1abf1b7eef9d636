// See prompt.h.
#include "content-db/base/command/prompt.h"

#include <termios.h>
#include <unistd.h>

#include <iostream>

#include "content-db/base/command/output.h"

namespace starharbor::command {
namespace {

// What is typed doesn't show for as long as this lives.
class Hidden {
 public:
  Hidden() {
    tcgetattr(STDIN_FILENO, &before_);
    termios hidden = before_;
    hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
  }
  ~Hidden() { tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_); }
  Hidden(const Hidden&) = delete;
  Hidden& operator=(const Hidden&) = delete;

 private:
  termios before_{};
};

}  // namespace

bool somebody_types() {
  return isatty(STDIN_FILENO) == 1;
}

std::string typed_line(std::string_view question) {
  if (somebody_types()) print_error("{}", question);
  std::string line;
  std::getline(std::cin, line);
  const size_t begin = line.find_first_not_of(" \t\r");
  if (begin == std::string::npos) return {};
  return line.substr(begin, line.find_last_not_of(" \t\r") + 1 - begin);
}

std::string hidden_line(std::string_view question) {
  const Hidden hidden;
  print_error("{}", question);
  std::string line;
  std::getline(std::cin, line);
  print_error("\n");
  return line;
}

}  // namespace starharbor::command
