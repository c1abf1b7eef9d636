// rclone has few exit codes and each kind of server words of its own, so most is told by phrases in its messages. What
// no phrase fits is kOther, tried again and shown as it is.
#include "sync/stores/remote_fault.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string_view>

namespace starharbor::sync {
namespace {

// rclone's exit codes that say more than that it failed.
constexpr int kFolderNotFound = 3;
constexpr int kFileNotFound = 4;
constexpr int kMayPass = 5;

struct Phrases {
  RemoteFault fault;
  std::initializer_list<std::string_view> phrases;  // in lower case
};

// The first that fits counts: a server that refuses may speak of a connection too.
const std::array kPhrases = {
    Phrases{RemoteFault::kUnknownRemote,
            {"didn't find section in config file", "didn't find backend called", "invalid characters", "bad remote",
             "couldn't find type field"}},
    Phrases{RemoteFault::kFull,
            {"no space left", "remaining disk space", "insufficient storage", "quota exceeded", "quotaexceeded",
             "over quota", "disk full", "storage full"}},
    Phrases{RemoteFault::kClock, {"requesttimetooskewed", "certificate has expired or is not yet valid"}},
    Phrases{RemoteFault::kDenied,
            {"401 unauthorized", "403 forbidden", "status code: 401", "status code: 403", "accessdenied",
             "access denied", "permission denied", "signaturedoesnotmatch", "invalidaccesskeyid",
             "unable to authenticate", "invalid_grant", "logon failure", "read-only file system"}},
    Phrases{RemoteFault::kMissing, {"directory not found", "object not found", "is a directory not a file"}},
    Phrases{RemoteFault::kNotWhole,
            {"corrupted on transfer", "unexpected eof", "can't copy - source file is being updated"}},
    Phrases{RemoteFault::kNoLine,
            {"dial tcp", "connection refused", "connection reset", "no such host", "timeout", "broken pipe", "eof",
             "network is unreachable", "no route to host", "server closed", "service unavailable", "bad gateway",
             "too many requests", "slowdown", "connection lost", "couldn't connect"}},
};

RemoteFault fault_in(std::string messages) {
  std::transform(messages.begin(), messages.end(), messages.begin(),
                 [](unsigned char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  for (const Phrases& group : kPhrases) {
    for (const std::string_view phrase : group.phrases) {
      if (messages.find(phrase) != std::string::npos) return group.fault;
    }
  }
  return RemoteFault::kOther;
}

ErrorCode code_of(RemoteFault fault, bool writing) {
  switch (fault) {
    case RemoteFault::kMissing:
      return ErrorCode::kMissing;
    case RemoteFault::kFull:
      return ErrorCode::kDiskFull;
    case RemoteFault::kDenied:
      return writing ? ErrorCode::kReadOnly : ErrorCode::kIo;
    case RemoteFault::kUnknownRemote:
      return ErrorCode::kInput;
    default:
      return ErrorCode::kIo;
  }
}

const char* hint_of(RemoteFault fault) {
  switch (fault) {
    case RemoteFault::kMissing:
      return "it is not there";
    case RemoteFault::kNoLine:
      return "it can't be reached, or stopped answering. Check the network, then run this again; what came so far is "
             "kept";
    case RemoteFault::kNotWhole:
      return "it did not get across whole, however often it was tried. Check the line and the space on the server, "
             "then "
             "run this again; what came so far is kept";
    case RemoteFault::kDenied:
      return "it says no: the name or password for it is wrong, or gives no right to this. Set them with `rclone "
             "config`, "
             "or ask whoever looks after the server, then run this again";
    case RemoteFault::kFull:
      return "there is no space left. Make room there, then run this again; nothing is lost";
    case RemoteFault::kClock:
      return "it does not believe this machine's clock. Set date and time right, then run this again";
    case RemoteFault::kUnknownRemote:
      return "this machine knows no such place. `rclone listremotes` shows those it knows, `rclone config` adds one; a "
             "folder whose name has a colon is written ./NAME";
    case RemoteFault::kNoRclone:
      return "the program rclone, which reaches such places, is not here. Install it (apt-get install rclone), then "
             "run "
             "this again";
    default:
      return "it failed. Run this again; if it fails again, show this line to whoever looks after the server";
  }
}

}  // namespace

RemoteFault fault_of(const CommandResult& result) {
  switch (result.end) {
    case CommandResult::End::kNotFound:
      return RemoteFault::kNoRclone;
    case CommandResult::End::kSilent:
      return RemoteFault::kNoLine;
    case CommandResult::End::kKilled:
    case CommandResult::End::kTooMuch:
      return RemoteFault::kOther;
    case CommandResult::End::kExited:
      break;
  }
  if (result.exit_code == 0) return RemoteFault::kNone;
  if (result.exit_code == kFolderNotFound || result.exit_code == kFileNotFound) return RemoteFault::kMissing;
  const RemoteFault fault = fault_in(result.messages);
  return fault == RemoteFault::kOther && result.exit_code == kMayPass ? RemoteFault::kNoLine : fault;
}

bool may_pass(RemoteFault fault) {
  return fault == RemoteFault::kNoLine || fault == RemoteFault::kNotWhole || fault == RemoteFault::kOther;
}

Error error_of(RemoteFault fault, bool writing, const std::string& operation, const std::string& said) {
  std::string hint = hint_of(fault);
  if (!said.empty() && fault != RemoteFault::kMissing) hint += " (rclone: " + said + ")";
  return Error(code_of(fault, writing), operation, hint);
}

}  // namespace starharbor::sync
