// The one exception of the house. It says that the environment is broken (a disk, a display, a file that is not what it
// should be) and what the person in front of it can do. Expected outcomes, bad input among them, are values instead.
#pragma once

#include <exception>
#include <string>
#include <utility>

namespace starharbor {

enum class ErrorCode {
  kMissing,       // a file or folder that should be there is not
  kReadOnly,      // the data folder or a file in it can't be written
  kDiskFull,      // no space left
  kCorrupt,       // a file is damaged or not of our making
  kNewerVersion,  // written by a newer program than this one
  kBusy,          // somebody else holds it, and did not let go in time
  kNoDisplay,     // no X server, no OpenGL
  kInput,         // what a person gave can't be taken (commands turn it into exit code 1)
  kIo,            // anything else the operating system said no to
};

struct Error : std::exception {
  ErrorCode code;
  std::string operation;  // what was being done, with the path it was done to: "open /srv/hall/hall.db"
  std::string hint;       // what happened and what to do next, for whoever stands there

  Error(ErrorCode error_code, std::string what_was_done, std::string what_to_do)
      : code(error_code),
        operation(std::move(what_was_done)),
        hint(std::move(what_to_do)),
        text_(operation + ": " + hint) {}

  const char* what() const noexcept override { return text_.c_str(); }

 private:
  std::string text_;
};

}  // namespace starharbor
