// A device's own copies of segments and snapshots while it alone writes them (FolderLock "sync"): listed once, and
// remembered from then on, because an exchange asks for them at every step. Media are listed anew: an import may bring
// some at any time.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "sync/local/files.h"
#include "sync/stores/folder.h"

namespace starharbor::sync {

class LocalStore final : public FolderStore {
 public:
  explicit LocalStore(std::filesystem::path folder) : FolderStore(std::move(folder), Privacy::kPrivate) {}

  // As changes_in() and files_in() give them.
  const Listing& changes();
  const Files& files();
  void put(std::string_view name, std::span<const uint8_t> bytes) override;
  void remove(std::string_view name) override;

 private:
  std::optional<Listing> changes_;
  std::optional<Files> files_;
};

}  // namespace starharbor::sync
