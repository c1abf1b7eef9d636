// See passphrase.h.
#include "sync/cli/passphrase.h"

#include <termios.h>
#include <unistd.h>

#include <iostream>

#include <fmt/format.h>

#include "content-db/folder/data_folder.h"
#include "content-db/base/error.h"

namespace starharbor::sync::cli {
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

std::string ask(const char* question) {
  const Hidden hidden;
  fmt::print(stderr, "{}: ", question);
  std::string line;
  std::getline(std::cin, line);
  fmt::print(stderr, "\n");
  return line;
}

}  // namespace

std::string passphrase(const std::string& file, bool twice) {
  if (!file.empty()) {
    const auto bytes = content::read_file(file);
    const std::string text(bytes.begin(), bytes.end());
    return text.substr(0, text.find_first_of("\r\n"));
  }
  if (isatty(STDIN_FILENO) == 0) {
    throw Error(ErrorCode::kInput, "ask for the passphrase",
                "nobody is here to type it. Give --passphrase-file FILE; nothing was changed.");
  }
  const std::string typed = ask("Passphrase");
  if (twice && ask("The same again") != typed)
    throw Error(ErrorCode::kInput, "ask for the passphrase", "the two are not the same. Nothing was changed.");
  return typed;
}

}  // namespace starharbor::sync::cli
