// See exchange.h. The order of steps is what makes an interruption harmless: a file is in the local copies before it is
// merged, media are here before the ops that show them, and own ops are in a local segment before they leave.
#include "sync/exchange/exchange.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>

#include "sync/exchange/collect_garbage.h"
#include "sync/exchange/compact.h"
#include "sync/exchange/make_snapshot.h"
#include "sync/exchange/merge_snapshot.h"
#include "sync/exchange/state.h"
#include "sync/format/names.h"
#include "sync/format/segment.h"
#include "sync/local/change_count.h"
#include "sync/local/coverage.h"
#include "sync/local/local_store.h"
#include "sync/local/media.h"
#include "sync/stores/store_file.h"
#include "sync/trust/current.h"
#include "sync/trust/request.h"

namespace starharbor::sync {
namespace {

using content::ExchangeStep;

constexpr size_t kMaxMediaBytes = 64u << 20;

size_t max_bytes_of(std::string_view name) {
  return name.starts_with(kMediaFolder) ? kMaxMediaBytes : kMaxSegmentBytes;
}

// Are these the bytes that a segment's or a media file's name promises? If not: why not.
std::optional<SegmentFault> fault_of(const std::string& name, const Bytes& bytes) {
  if (const std::string hash = media_hash_of(name); !hash.empty()) {
    if (content::to_hex(content::hash_bytes(bytes)) == hash) return std::nullopt;
    return SegmentFault::kDamaged;
  }
  const auto fault_in = [](const auto& read) {
    const auto* fault = std::get_if<SegmentFault>(&read);
    return fault ? std::optional(*fault) : std::nullopt;
  };
  return name.starts_with(kSnapshotsFolder) ? fault_in(read_snapshot(name, bytes))
                                            : fault_in(read_segment(name, bytes));
}

bool is_carried(const std::string& name) {
  return !media_hash_of(name).empty() || parse_segment_path(name) || parse_snapshot_path(name);
}

class Exchange {
 public:
  Exchange(content::DataFolder& folder, Store& store, ExchangeResult& result, const Progress& progress)
      : folder_(folder), store_(store), local_(folder.path()), trust_(folder), result_(result), progress_(progress) {}

  void run() {
    const StoreFile file = open_store(store_);
    result_.store_id = file.id;
    result_.new_store = file.made;
    const PulledTrust pulled = pull_trust(store_, trust_, folder_.keys().signing.public_key, result_.problems);
    result_.standing = pulled.standing;
    result_.new_list = pulled.new_list;
    result_.older_list = pulled.older_list;
    result_.foreign_list = pulled.has_foreign;
    if (result_.standing == Standing::kForeignStore) return;
    judge();
    if (result_.standing == Standing::kNotEnrolled) {
      leave_request();
      return;
    }
    there_changes_ = changes_in(store_);
    there_media_ = listing_of(store_, kMediaFolder);
    states_ = read_states(store_, *trust_.list(), result_.problems);
    note_unrecognized_files();

    pull_changes();
    pull_media();
    merge();
    cut_segments(folder_, local_, trust_, result_.problems);
    renew_snapshots();
    compact_segments(folder_, local_, trust_);
    collect_local_garbage(folder_, local_, trust_);
    // The list first: it has the keys of what follows.
    if (!pulled.store_has_it) push_trust(store_, trust_);
    push(kMediaFolder, media_to_push(), there_media_, result_.media_out);
    const Listing copies = local_.changes();
    had_before_.emplace(folder_, trust_.list(), files_of(there_changes_));
    push(kSegmentsFolder, copies, there_changes_, result_.segments_out);
    collect_store_garbage(folder_, store_, trust_, there_changes_, local_.changes(), refused_);
    leave_state();
  }

 private:
  void judge() {
    const bool changed = result_.new_list > 0;
    const int64_t before = changed ? quarantined_in_all() : 0;
    judge_ops(folder_);
    if (changed) result_.released = std::max<int64_t>(0, before - quarantined_in_all());
  }

  int64_t quarantined_in_all() {
    int64_t total = 0;
    for (const auto& [device, count] : folder_.log().ops().quarantined()) total += count;
    return total;
  }

  // The office compares the fingerprint before it takes the device in.
  void leave_request() {
    const Request request = request_of(folder_);
    result_.fingerprint = fingerprint(request.signing);
    const std::string path = request_path(request.signing);
    if (!store_.exists(path)) store_.put(path, encode_request(request, folder_.keys().signing));
  }

  void note_unrecognized_files() {
    const auto note = [this](const std::string& name, bool is_ours) {
      if (!is_ours && !is_litter(name)) result_.unrecognized_files.push_back(name);
    };
    for (const auto& [name, size] : there_changes_) note(name, is_carried(name));
    for (const auto& [name, size] : there_media_) note(name, !media_hash_of(name).empty());
    for (const StoreEntry& entry : store_.list(kTrustFolder)) note(entry.name, parse_list_path(entry.name).has_value());
    for (const StoreEntry& entry : store_.list(kStateFolder)) note(entry.name, is_state_path(entry.name));
  }

  void report(ExchangeStep step, size_t done, size_t total) {
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

  // Whoever is not on the list signs nothing that is worth keeping.
  bool is_of_unknown(const std::string& name, const Bytes& bytes) {
    const auto segment = read_segment(name, bytes);
    if (const auto* sealed = std::get_if<SealedSegment>(&segment)) return !trust_.list()->find(sealed->signer);
    const auto snapshot = read_snapshot(name, bytes);
    const auto* sealed = std::get_if<SealedSnapshot>(&snapshot);
    return sealed && !trust_.list()->find(sealed->signer);
  }

  // A snapshot by whoever may make none.
  bool is_distrusted(const std::string& name, const Bytes& bytes) {
    const auto read = read_snapshot(name, bytes);
    const auto* sealed = std::get_if<SealedSnapshot>(&read);
    const auto why = sealed ? distrust_of(*sealed, *trust_.list()) : std::nullopt;
    if (!why) return false;
    result_.problems.push_back(fmt::format("{}: {}", name, *why));
    refused_.insert(name);
    return true;
  }

  void note_media_of(const std::string& name, const Bytes& bytes) {
    const auto read = read_segment(name, bytes);
    const auto& sealed = std::get<SealedSegment>(read);
    const content::SharedKey* key = find_key(trust_.keys(), sealed.name.scope, sealed.epoch);
    if (!key) return;
    const auto opened = open_segment(sealed, *key);
    if (const auto* segment = std::get_if<Segment>(&opened)) add_media_of_ops(segment->ops, media_coming_);
  }

  std::optional<Bytes> pull(const std::string& name, Traffic& traffic) {
    std::string why;
    auto bytes = get_if_readable(store_, name, max_bytes_of(name), why);
    if (!bytes) {
      result_.problems.emplace_back(fmt::format("{}: {}", name, why), ProblemKind::kUnreadable, name);
      return std::nullopt;
    }
    if (const auto fault = fault_of(name, *bytes)) {
      result_.problems.push_back(problem_of(*fault, name));
      damaged_.push_back(name);
      return std::nullopt;
    }
    if (is_of_unknown(name, *bytes)) {
      ++result_.unknown_files;
      return std::nullopt;
    }
    if (is_distrusted(name, *bytes)) return std::nullopt;
    local_.put(name, *bytes);
    ++traffic.files;
    traffic.bytes += static_cast<int64_t>(bytes->size());
    return bytes;
  }

  // What the copies stand for already is not fetched again.
  bool is_wanted(const Listing& here, Coverage& copies, const std::string& name, uint64_t size) {
    // Of most files this is all that need be asked.
    if (const auto copy = here.find(name); copy != here.end() && copy->second == size) return false;
    const auto wanted = [&](const auto& parsed, const content::Scope& scope) {
      return content::holds(folder_.device(), scope) && !have(here, name, size) && !copies.is_superseded(parsed);
    };
    if (const auto segment = parse_segment_path(name)) return wanted(*segment, segment->scope);
    const auto snapshot = parse_snapshot_path(name);
    return snapshot && wanted(*snapshot, snapshot->of.scope);
  }

  void pull_changes() {
    const Listing here = local_.changes();
    Coverage copies(folder_, trust_.list(), files_of(here));
    size_t done = 0;
    for (const auto& [name, size] : there_changes_) {
      report(ExchangeStep::kFetchingChanges, ++done, there_changes_.size());
      if (!is_wanted(here, copies, name, size)) continue;
      const auto bytes = pull(name, result_.segments_in);
      if (bytes && parse_segment_path(name)) note_media_of(name, *bytes);
    }
  }

  void pull_media() {
    std::set<std::string> wanted = media_of_rows(folder_.database());
    wanted.merge(media_coming_);
    media_coming_.clear();
    const Listing here = listing_of(local_, kMediaFolder);
    size_t done = 0;
    for (const std::string& hash : wanted) {
      report(ExchangeStep::kFetchingPhotos, ++done, wanted.size());
      const std::string name = media_path(hash);
      const auto there = there_media_.find(name);
      const bool asked_before = std::find(damaged_.begin(), damaged_.end(), name) != damaged_.end();
      if (there != there_media_.end() && !asked_before && !have(here, name, there->second))
        pull(name, result_.media_in);
    }
  }

  void merge() {
    MergeReport report_of_merge;
    const MergeProgress told = [this](int64_t done, int64_t total) {
      report(ExchangeStep::kTakingChangesIn, done, total);
    };
    merge_segments(folder_, local_, trust_, report_of_merge, told);
    // Segments that follow what a snapshot brought waited for it.
    if (merge_snapshots(folder_, local_, trust_, report_of_merge, told))
      merge_segments(folder_, local_, trust_, report_of_merge, told);
    // A branch that came may have shown only now where a closed grant ends.
    judge_ops(folder_);
    result_.applied = std::move(report_of_merge.applied);
    result_.sign_ins = std::move(report_of_merge.sign_ins);
    result_.known_files = report_of_merge.known_files;
    result_.gaps = std::move(report_of_merge.gaps);
    result_.branches = std::move(report_of_merge.branches);
    result_.locked = std::move(report_of_merge.locked);
    for (const auto& [device, count] : folder_.log().ops().quarantined()) {
      const TrustedDevice* known = trust_.list()->find(device);
      const std::string name = known ? known->name : fingerprint(device);
      result_.quarantined[name] += count;
      if (known && !known->is_open()) result_.late[name] += count;
    }
    auto& problems = report_of_merge.problems;
    std::move(problems.begin(), problems.end(), std::back_inserter(result_.problems));
    folder_.forget_erased();
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

  void push(std::string_view kind, const Listing& here, Listing& there, Traffic& traffic) {
    const auto suspects = doubted();
    const ExchangeStep step = kind == kMediaFolder ? ExchangeStep::kGivingPhotos : ExchangeStep::kGivingChanges;
    size_t done = 0;
    for (const auto& [name, size] : here) {
      report(step, ++done, here.size());
      const auto found = there.find(name);
      const bool lacking =
          found == there.end() || found->second != size || (suspects.contains(name) && !good_there(name));
      if (!lacking || !is_carried(name)) continue;
      const Bytes bytes = local_.get(name, max_bytes_of(name));
      if (const auto fault = fault_of(name, bytes)) {
        result_.problems.push_back(problem_of_copy(*fault, name, local_.describe()));
        local_.remove(name);
        continue;
      }
      store_.put(name, bytes);
      there[name] = bytes.size();
      ++traffic.files;
      traffic.bytes += static_cast<int64_t>(bytes.size());
      if (const auto segment = parse_segment_path(name)) count_given(*segment);
    }
  }

  // What a joined segment holds again was given before.
  void count_given(const SegmentName& segment) {
    for (const SegmentName& fresh : had_before_->lacking_of(segment)) {
      result_.given[fresh.scope] += fresh.last - fresh.first + 1;
      const int64_t sign_ins = sign_ins_among(folder_.log(), fresh);
      if (sign_ins > 0) result_.sign_ins_given[fresh.scope] += sign_ins;
    }
  }

  void renew_snapshots() {
    for (const SnapshotMade& made : sync::renew_snapshots(folder_, local_, trust_)) {
      if (!made.refused) continue;
      const std::string why = content::say(content::Language::kEnglish, *made.refused);
      result_.problems.push_back(fmt::format("no snapshot of {}: {}", made.scope.name(), why));
    }
  }

  void leave_state() {
    DeviceState state = state_of(folder_);
    state.damaged = damaged_;
    state.gaps = result_.gaps;
    const Bytes bytes = encode_state(state, folder_.keys().signing);
    // What the other devices said is kept here too, so that status can tell without the store.
    for (const DeviceState& other : states_) {
      if (other.id != state.id) local_.put(state_path(other.id), other.bytes);
    }
    local_.put(state_path(state.id), bytes);
    store_.put(state_path(state.id), bytes);
  }

  content::DataFolder& folder_;
  Store& store_;
  LocalStore local_;
  CurrentTrust trust_;
  ExchangeResult& result_;
  const Progress& progress_;
  Listing there_changes_, there_media_;
  std::vector<DeviceState> states_;
  std::set<std::string> media_coming_;  // hashes that they name
  std::vector<std::string> damaged_;    // files of the store that were found damaged
  std::optional<Coverage> had_before_;  // what the store held when giving began
  std::set<std::string> refused_;       // snapshots of the store that nobody may make
};

}  // namespace

bool went_well(const ExchangeResult& result) {
  return result.problems.empty() && result.standing != Standing::kNotEnrolled &&
         result.standing != Standing::kForeignStore;
}

void exchange(content::DataFolder& folder, Store& store, ExchangeResult& result, const Progress& progress) {
  const content::FolderLock alone(folder.path(), "sync");
  Exchange(folder, store, result, progress).run();
}

}  // namespace starharbor::sync
