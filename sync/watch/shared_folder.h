// Notices that somebody else has written to a shared folder, by listing the names there. It looks only where news
// comes: at segments and trust. A device's state there changes with every visit and is no news.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace starharbor::sync {

class FolderWatch {
 public:
  // `own` is the data folder: what is there too, this device has fetched or brought itself.
  FolderWatch(std::filesystem::path store, std::filesystem::path own);

  enum class News { kNone, kChanged, kCameBack };
  // Since the last look. A folder that can't be reached has no news until it can again.
  News look();
  // Around an exchange: what the exchange itself did there is no news, what came in meanwhile is.
  void before_exchange();
  void after_exchange();

 private:
  struct Trace {
    uintmax_t size_bytes = 0;
    int64_t written = 0;
    bool operator==(const Trace&) const = default;
  };
  using Traces = std::map<std::string, Trace>;
  std::optional<Traces> list() const;

  std::filesystem::path store_, own_;
  std::optional<Traces> known_;  // nothing while it can't be reached
};

}  // namespace starharbor::sync
