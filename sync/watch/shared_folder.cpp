// See shared_folder.h.
#include "sync/watch/shared_folder.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include "sync/format/names.h"

namespace starharbor::sync {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPlacesOfNews[] = {kSegmentsFolder, "trust"};
constexpr const char* kUnfinished = ".part";  // it has another name once it is whole

}  // namespace

FolderWatch::FolderWatch(fs::path store, fs::path own) : store_(std::move(store)), own_(std::move(own)) {
  known_ = list();
}

std::optional<FolderWatch::Traces> FolderWatch::list() const {
  std::error_code error;
  if (!fs::is_regular_file(store_ / kStoreFile, error)) return std::nullopt;
  Traces traces;
  for (const std::string_view place : kPlacesOfNews) {
    if (fs::is_symlink(fs::symlink_status(store_ / place, error))) continue;
    fs::recursive_directory_iterator it(store_ / place, error);
    for (; !error && it != fs::recursive_directory_iterator(); it.increment(error)) {
      std::error_code gone;
      if (it->path().extension() == kUnfinished || !fs::is_regular_file(it->symlink_status(gone))) continue;
      const auto size = it->file_size(gone);
      const auto written = it->last_write_time(gone);
      if (gone) continue;
      traces[it->path().lexically_relative(store_).generic_string()] = {size, written.time_since_epoch().count()};
    }
    if (error && error != std::errc::no_such_file_or_directory) return std::nullopt;
  }
  return traces;
}

FolderWatch::News FolderWatch::look() {
  auto now = list();
  const auto before = std::exchange(known_, now);
  if (!now) return News::kNone;
  if (!before) return News::kCameBack;
  // What is gone is none: joined segments replace small ones.
  const bool changed = std::any_of(now->begin(), now->end(), [&](const auto& file) {
    const auto found = before->find(file.first);
    return found == before->end() || !(found->second == file.second);
  });
  return changed ? News::kChanged : News::kNone;
}

void FolderWatch::before_exchange() {
  known_ = list();
}

void FolderWatch::after_exchange() {
  const auto now = list();
  if (!now) return;
  if (!known_) known_.emplace();
  for (const auto& [name, trace] : *now) {
    std::error_code unreadable;
    if (fs::is_regular_file(own_ / name, unreadable)) (*known_)[name] = trace;
  }
}

}  // namespace starharbor::sync
