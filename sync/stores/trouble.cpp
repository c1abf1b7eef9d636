// rclone has few exit codes and each kind of server words of its own, so most is told by phrases in its messages. What
// no phrase fits is kOther, tried again and shown as it is.
#include "sync/stores/trouble.h"

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
  Trouble trouble;
  std::initializer_list<std::string_view> phrases;  // in lower case
};

// The first that fits counts: a server that refuses may speak of a connection too.
const std::array kPhrases = {
    Phrases{Trouble::kUnknownRemote,
            {"didn't find section in config file", "didn't find backend called", "invalid characters", "bad remote",
             "couldn't find type field"}},
    Phrases{Trouble::kFull,
            {"no space left", "remaining disk space", "insufficient storage", "quota exceeded", "quotaexceeded",
             "over quota", "disk full", "storage full"}},
    Phrases{Trouble::kClock, {"requesttimetooskewed", "certificate has expired or is not yet valid"}},
    Phrases{Trouble::kDenied,
            {"401 unauthorized", "403 forbidden", "status code: 401", "status code: 403", "accessdenied",
             "access denied", "permission denied", "signaturedoesnotmatch", "invalidaccesskeyid",
             "unable to authenticate", "invalid_grant", "logon failure", "read-only file system"}},
    Phrases{Trouble::kMissing, {"directory not found", "object not found", "is a directory not a file"}},
    Phrases{Trouble::kNotWhole,
            {"corrupted on transfer", "unexpected eof", "can't copy - source file is being updated"}},
    Phrases{Trouble::kNoLine,
            {"dial tcp", "connection refused", "connection reset", "no such host", "timeout", "broken pipe", "eof",
             "network is unreachable", "no route to host", "server closed", "service unavailable", "bad gateway",
             "too many requests", "slowdown", "connection lost", "couldn't connect"}},
};

Trouble trouble_in(std::string messages) {
  std::transform(messages.begin(), messages.end(), messages.begin(),
                 [](unsigned char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  for (const Phrases& group : kPhrases) {
    for (const std::string_view phrase : group.phrases) {
      if (messages.find(phrase) != std::string::npos) return group.trouble;
    }
  }
  return Trouble::kOther;
}

ErrorCode code_of(Trouble trouble, bool writing) {
  switch (trouble) {
    case Trouble::kMissing:
      return ErrorCode::kMissing;
    case Trouble::kFull:
      return ErrorCode::kDiskFull;
    case Trouble::kDenied:
      return writing ? ErrorCode::kReadOnly : ErrorCode::kIo;
    case Trouble::kUnknownRemote:
      return ErrorCode::kInput;
    default:
      return ErrorCode::kIo;
  }
}

const char* hint_of(Trouble trouble) {
  switch (trouble) {
    case Trouble::kMissing:
      return "it is not there";
    case Trouble::kNoLine:
      return "it can't be reached, or stopped answering. Check the network, then run this again; what came so far is "
             "kept";
    case Trouble::kNotWhole:
      return "it did not get across whole, however often it was tried. Check the line and the space on the server, "
             "then "
             "run this again; what came so far is kept";
    case Trouble::kDenied:
      return "it says no: the name or password for it is wrong, or gives no right to this. Set them with `rclone "
             "config`, "
             "or ask whoever looks after the server, then run this again";
    case Trouble::kFull:
      return "there is no space left. Make room there, then run this again; nothing is lost";
    case Trouble::kClock:
      return "it does not believe this machine's clock. Set date and time right, then run this again";
    case Trouble::kUnknownRemote:
      return "this machine knows no such place. `rclone listremotes` shows those it knows, `rclone config` adds one; a "
             "folder whose name has a colon is written ./NAME";
    case Trouble::kNoRclone:
      return "the program rclone, which reaches such places, is not here. Install it (apt-get install rclone), then "
             "run "
             "this again";
    default:
      return "it failed. Run this again; if it fails again, show this line to whoever looks after the server";
  }
}

}  // namespace

Trouble trouble_of(const CommandResult& result) {
  switch (result.end) {
    case CommandResult::End::kNotFound:
      return Trouble::kNoRclone;
    case CommandResult::End::kSilent:
      return Trouble::kNoLine;
    case CommandResult::End::kKilled:
    case CommandResult::End::kTooMuch:
      return Trouble::kOther;
    case CommandResult::End::kExited:
      break;
  }
  if (result.exit_code == 0) return Trouble::kNone;
  if (result.exit_code == kFolderNotFound || result.exit_code == kFileNotFound) return Trouble::kMissing;
  const Trouble trouble = trouble_in(result.messages);
  return trouble == Trouble::kOther && result.exit_code == kMayPass ? Trouble::kNoLine : trouble;
}

bool may_pass(Trouble trouble) {
  return trouble == Trouble::kNoLine || trouble == Trouble::kNotWhole || trouble == Trouble::kOther;
}

Error error_of(Trouble trouble, bool writing, const std::string& operation, const std::string& said) {
  std::string hint = hint_of(trouble);
  if (!said.empty() && trouble != Trouble::kMissing) hint += " (rclone: " + said + ")";
  return Error(code_of(trouble, writing), operation, hint);
}

}  // namespace starharbor::sync
