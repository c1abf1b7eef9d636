// See exchange.h. The order of steps is what makes an interruption harmless: a file is in the local copies before it is
// merged, media are here before the ops that show them, and own ops are in a local segment before they leave.
#include "sync/exchange.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>

#include "sync/media.h"
#include "sync/names.h"
#include "sync/segment.h"
#include "sync/state.h"
#include "sync/store_file.h"
#include "sync/stores/folder.h"

namespace starharbor::sync {
namespace {

constexpr size_t kMaxMediaBytes = 64u << 20;

using Listing = std::map<std::string, uint64_t>;  // size by name

Listing listing_of(Store& store, std::string_view prefix) {
  Listing listing;
  for (StoreEntry& entry : store.list(prefix)) listing.emplace(std::move(entry.name), entry.size_bytes);
  return listing;
}

size_t max_bytes_of(std::string_view name) {
  return name.starts_with(kMediaFolder) ? kMaxMediaBytes : kMaxSegmentBytes;
}

// Are these the bytes that a segment's or a media file's name promises? nullptr, or why not.
const char* fault_of(const std::string& name, const Bytes& bytes) {
  if (const std::string hash = media_hash_of(name); !hash.empty()) {
    return content::to_hex(content::hash_bytes(bytes)) == hash ? nullptr : words(SegmentFault::kDamaged);
  }
  const auto read = read_segment(name, bytes);
  const auto* fault = std::get_if<SegmentFault>(&read);
  return fault ? words(*fault) : nullptr;
}

class Exchange {
 public:
  Exchange(content::DataFolder& folder, Store& store, ExchangeResult& result, const Progress& progress)
      : folder_(folder), store_(store), local_(folder.path()), result_(result), progress_(progress) {}

  void run() {
    const StoreFile file = open_store(store_);
    result_.store_id = file.id;
    result_.new_store = file.made;
    there_segments_ = listing_of(store_, kSegmentsFolder);
    there_media_ = listing_of(store_, kMediaFolder);
    states_ = read_states(store_, result_.problems);
    note_strangers();

    pull_segments();
    pull_media();
    merge();
    cut_segments(folder_, local_, result_.problems);
    push(kMediaFolder, media_to_push(), there_media_, result_.media_out);
    push(kSegmentsFolder, listing_of(local_, kSegmentsFolder), there_segments_, result_.segments_out);
    leave_state();
  }

 private:
  void note_strangers() {
    for (const auto& [name, size] : there_segments_) {
      if (!parse_segment_path(name)) result_.strangers.push_back(name);
    }
    for (const auto& [name, size] : there_media_) {
      if (media_hash_of(name).empty()) result_.strangers.push_back(name);
    }
    for (const StoreEntry& entry : store_.list(kStateFolder)) {
      if (!is_state_path(entry.name)) result_.strangers.push_back(entry.name);
    }
  }

  void report(std::string_view step, size_t done, size_t total) {
    if (progress_) progress_(step, static_cast<int64_t>(done), static_cast<int64_t>(total));
  }

  bool good_here(const std::string& name) { return !fault_of(name, local_.get(name, max_bytes_of(name))); }

  // Is a copy here that need not be fetched? One whose size is not the store's is looked into, and taken away if it is
  // the bad one.
  bool have(const Listing& here, const std::string& name, uint64_t size_there) {
    const auto found = here.find(name);
    if (found == here.end()) return false;
    if (found->second == size_there || good_here(name)) return true;
    local_.remove(name);
    return false;
  }

  std::optional<Bytes> pull(const std::string& name, Traffic& traffic) {
    std::string why;
    auto bytes = get_if_readable(store_, name, max_bytes_of(name), why);
    if (!bytes) {
      result_.problems.push_back(fmt::format("{}: {}", name, why));
      return std::nullopt;
    }
    if (const char* fault = fault_of(name, *bytes)) {
      result_.problems.push_back(fmt::format("{}: {}", name, fault));
      damaged_.push_back(name);
      return std::nullopt;
    }
    local_.put(name, *bytes);
    ++traffic.files;
    traffic.bytes += static_cast<int64_t>(bytes->size());
    return bytes;
  }

  void pull_segments() {
    const Listing here = listing_of(local_, kSegmentsFolder);
    size_t done = 0;
    for (const auto& [name, size] : there_segments_) {
      report("fetching changes", ++done, there_segments_.size());
      const auto parsed = parse_segment_path(name);
      if (!parsed || !content::holds(folder_.device(), parsed->scope) || have(here, name, size)) continue;
      const auto bytes = pull(name, result_.segments_in);
      if (!bytes) continue;
      add_media_of_ops(std::get<Segment>(read_segment(name, *bytes)).ops, media_coming_);
    }
  }

  void pull_media() {
    std::set<std::string> wanted = media_of_rows(folder_.database());
    wanted.merge(media_coming_);
    media_coming_.clear();
    const Listing here = listing_of(local_, kMediaFolder);
    size_t done = 0;
    for (const std::string& hash : wanted) {
      report("fetching photos", ++done, wanted.size());
      const std::string name = media_path(hash);
      const auto there = there_media_.find(name);
      const bool asked_before = std::find(damaged_.begin(), damaged_.end(), name) != damaged_.end();
      if (there != there_media_.end() && !asked_before && !have(here, name, there->second))
        pull(name, result_.media_in);
    }
  }

  void merge() {
    MergeReport report_of_merge;
    merge_segments(folder_, local_, report_of_merge,
                   [this](int64_t done, int64_t total) { report("taking changes in", done, total); });
    result_.applied = std::move(report_of_merge.applied);
    result_.gaps = std::move(report_of_merge.gaps);
    result_.branches = std::move(report_of_merge.branches);
    auto& problems = report_of_merge.problems;
    std::move(problems.begin(), problems.end(), std::back_inserter(result_.problems));
    // A photo whose ops had come in an exchange that was cut off.
    pull_media();
  }

  Listing media_to_push() {
    Listing named;
    const Listing here = listing_of(local_, kMediaFolder);
    for (const std::string& hash : media_of_rows(folder_.database())) {
      const std::string name = media_path(hash);
      if (const auto found = here.find(name); found != here.end()) {
        named.insert(*found);
      } else {
        ++result_.media_missing;
      }
    }
    return named;
  }

  // Files that some device could not use as they lie in the store.
  std::set<std::string> doubted() const {
    std::set<std::string> names;
    for (const DeviceState& state : states_) names.insert(state.damaged.begin(), state.damaged.end());
    return names;
  }

  bool good_there(const std::string& name) {
    std::string why;
    const auto bytes = get_if_readable(store_, name, max_bytes_of(name), why);
    return bytes && !fault_of(name, *bytes);
  }

  void push(std::string_view kind, const Listing& here, const Listing& there, Traffic& traffic) {
    const auto suspects = doubted();
    const std::string step = kind == kMediaFolder ? "giving photos" : "giving changes";
    size_t done = 0;
    for (const auto& [name, size] : here) {
      report(step, ++done, here.size());
      const bool ours = kind == kMediaFolder || parse_segment_path(name);
      const auto found = there.find(name);
      const bool lacking =
          found == there.end() || found->second != size || (suspects.contains(name) && !good_there(name));
      if (!ours || !lacking) continue;
      const Bytes bytes = local_.get(name, max_bytes_of(name));
      if (const char* fault = fault_of(name, bytes)) {
        result_.problems.push_back(fmt::format("{} in {}: {}", name, local_.describe(), fault));
        local_.remove(name);
        continue;
      }
      store_.put(name, bytes);
      ++traffic.files;
      traffic.bytes += static_cast<int64_t>(bytes.size());
    }
  }

  void leave_state() {
    DeviceState state = state_of(folder_);
    state.damaged = damaged_;
    const Bytes bytes = encode_state(state);
    // What the other devices said is kept here too, so that status can tell without the store.
    for (const DeviceState& other : states_) {
      if (other.id != state.id) local_.put(state_path(other.id), encode_state(other));
    }
    local_.put(state_path(state.id), bytes);
    store_.put(state_path(state.id), bytes);
  }

  content::DataFolder& folder_;
  Store& store_;
  FolderStore local_;
  ExchangeResult& result_;
  const Progress& progress_;
  Listing there_segments_, there_media_;
  std::vector<DeviceState> states_;
  std::set<std::string> media_coming_;  // hashes that they name
  std::vector<std::string> damaged_;    // files of the store that were found damaged
};

}  // namespace

void exchange(content::DataFolder& folder, Store& store, ExchangeResult& result, const Progress& progress) {
  const content::FolderLock alone(folder.path(), "sync");
  Exchange(folder, store, result, progress).run();
}

}  // namespace starharbor::sync
