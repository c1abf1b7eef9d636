// A store anywhere that rclone reaches: WebDAV, SFTP, S3, a cloud's own. One rclone process for each step, told by a
// list of arguments; rclone's own configuration and environment (RCLONE_CONFIG and its like) say what a remote is. What
// may pass is tried again; nothing is taken on rclone's word alone.
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "sync/stores/command.h"
#include "sync/stores/remote_fault.h"
#include "sync/stores/store.h"

namespace starharbor::sync {

struct RemoteOptions {
  std::string rclone = "rclone";                       // the program
  std::chrono::milliseconds line_timeout{30'000};      // rclone gives up a connection that is silent for so long
  std::chrono::milliseconds process_timeout{120'000};  // and is itself given up; an upload has time for its size on top
  // Between one try and the next of what may pass; the number of pauses is the number of further tries.
  std::vector<std::chrono::milliseconds> pauses{std::chrono::seconds(1), std::chrono::seconds(4)};
  std::function<void(std::chrono::milliseconds)> pause;  // sleeps, when empty
};

class RemoteStore : public Store {
 public:
  // `remote:path`. Nothing is asked of the server yet. The folder is made with the first file: unlike a stick that is
  // not plugged in, a wrong path on a server shows as a store that is new.
  explicit RemoteStore(std::string address, RemoteOptions options = {});

  std::vector<StoreEntry> list(std::string_view prefix) override;
  bool exists(std::string_view name) override;
  Bytes get(std::string_view name, size_t max_bytes) override;
  void put(std::string_view name, std::span<const uint8_t> bytes) override;
  void remove(std::string_view name) override;
  std::string describe() const override { return shown_; }

 private:
  struct Call {
    std::vector<std::string> arguments;  // the verb, its flags, its addresses
    std::span<const uint8_t> input;
    size_t max_output_bytes = 1 << 20;
  };
  CommandResult run(const Call& call);
  // Tries until there is no fault, or one that does not pass, or the tries are used up.
  RemoteFault try_often(const std::function<RemoteFault()>& step);
  RemoteFault find(std::string_view name, std::vector<StoreEntry>& found);
  RemoteFault fetch(std::string_view name, size_t max_bytes, Bytes& bytes);
  RemoteFault check(std::string_view name, std::span<const uint8_t> bytes);
  [[noreturn]] void fail(RemoteFault fault, const char* verb, std::string_view name) const;

  std::string address_, shown_;
  RemoteOptions options_;
  std::string said_;  // rclone's last words of trouble, without the address
};

}  // namespace starharbor::sync
