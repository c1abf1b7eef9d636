// Places where a store can be: each kind that the house knows, set up for one test and gone with it. The contract and
// the tests of bad lines run over them; which kinds a program has is said by its store_kinds.cpp.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "sync/stores/remote.h"
#include "sync/stores/store.h"
#include "tests/support/bad_line.h"

namespace starharbor::tests {

class StorePlace {
 public:
  virtual ~StorePlace() = default;
  // The store there, opened anew each time.
  virtual std::unique_ptr<sync::Store> open() = 0;
  // Copies a folder's files there, by other means than a Store.
  virtual void fill(const std::filesystem::path& folder) = 0;
};

// rclone as it is, with a configuration of the test's own. Sets RCLONE_CONFIG of this process.
class RclonePlace : public StorePlace {
 public:
  // `folder` is the test's; `configuration` has the remote.
  RclonePlace(const std::filesystem::path& folder, const std::string& configuration, std::string address);
  std::unique_ptr<sync::Store> open() override { return open(options()); }
  std::unique_ptr<sync::RemoteStore> open(const sync::RemoteOptions& options);
  void fill(const std::filesystem::path& folder) override;

  // Waits for nobody: pauses are kept in a list instead.
  sync::RemoteOptions options();
  const std::vector<std::chrono::milliseconds>& pauses() const { return pauses_; }
  const std::string& address() const { return address_; }

 private:
  std::string address_;
  std::vector<std::chrono::milliseconds> pauses_;
};

// A server, reached over a line that may go bad.
class ServerPlace : public RclonePlace {
 public:
  using RclonePlace::RclonePlace;
  virtual BadLine& line() = 0;
  virtual void stop_server() = 0;
  // The same store, with a password that is not the one.
  virtual std::unique_ptr<sync::RemoteStore> open_with_wrong_password() = 0;
};

struct Kind {
  const char* name;
  std::function<std::unique_ptr<StorePlace>(const std::filesystem::path&)> make;
};
struct ServerKind {
  const char* name;
  std::function<std::unique_ptr<ServerPlace>(const std::filesystem::path&)> make;
};
std::vector<Kind> kinds();
std::vector<ServerKind> server_kinds();
// Why this program's kinds can't be had here; empty when they can.
std::string missing_kinds();

// What rclone writes a password as in its configuration.
std::string obscured(const std::string& password);

}  // namespace starharbor::tests
