// What rclone says when something went wrong, told apart: what may pass, what must be mended first, and the words for
// whoever stands there.
#pragma once

#include <cstdint>
#include <string>

#include "content-db/base/error.h"
#include "sync/stores/command.h"

namespace starharbor::sync {

enum class RemoteFault : uint8_t {
  kNone,
  kMissing,        // no such file or folder
  kNoLine,         // the server can't be reached, or stopped answering
  kNotWhole,       // it came, or went, cut short
  kDenied,         // name, password or rights
  kFull,           // no space there
  kClock,          // this machine's clock is too far off for the server to believe it
  kUnknownRemote,  // no remote of that name, or a bad address
  kNoRclone,       // not installed
  kOther,
};

RemoteFault fault_of(const CommandResult& result);
// May it be gone at the next try, with nobody doing anything?
bool may_pass(RemoteFault fault);
// The Error for it; `said` is what rclone said, `writing` whether it was to write.
Error error_of(RemoteFault fault, bool writing, const std::string& operation, const std::string& said);

}  // namespace starharbor::sync
