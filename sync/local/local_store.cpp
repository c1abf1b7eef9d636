// See local_store.h.
#include "sync/local/local_store.h"

#include <algorithm>

namespace starharbor::sync {
namespace {

template <typename Name>
void add(std::vector<Name>& names, const Name& name) {
  const auto place = std::lower_bound(names.begin(), names.end(), name);
  if (place == names.end() || *place != name) names.insert(place, name);
}

}  // namespace

const Listing& LocalStore::changes() {
  if (!changes_) changes_ = changes_in(*this);
  return *changes_;
}

const Files& LocalStore::files() {
  if (!files_) files_ = files_of(changes());
  return *files_;
}

void LocalStore::put(std::string_view name, std::span<const uint8_t> bytes) {
  FolderStore::put(name, bytes);
  const auto segment = parse_segment_path(name);
  const auto snapshot = parse_snapshot_path(name);
  if (!segment && !snapshot) return;
  if (changes_) changes_->insert_or_assign(std::string(name), bytes.size());
  if (files_ && segment) add(files_->segments, *segment);
  if (files_ && snapshot) add(files_->snapshots, *snapshot);
}

void LocalStore::remove(std::string_view name) {
  FolderStore::remove(name);
  if (changes_) changes_->erase(std::string(name));
  const auto segment = parse_segment_path(name);
  const auto snapshot = parse_snapshot_path(name);
  if (files_ && segment) std::erase(files_->segments, *segment);
  if (files_ && snapshot) std::erase(files_->snapshots, *snapshot);
}

}  // namespace starharbor::sync
