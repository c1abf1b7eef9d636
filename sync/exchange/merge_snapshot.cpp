// See merge_snapshot.h.
#include "sync/exchange/merge_snapshot.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace starharbor::sync {
namespace {

using content::DataFolder;
using content::Tip;

constexpr size_t kOpsAtOnce = 1000;

class SnapshotMerge {
 public:
  SnapshotMerge(DataFolder& folder, LocalStore& local, const CurrentTrust& trust, MergeReport& report,
                std::vector<SnapshotName> parts)
      : folder_(folder), local_(local), trust_(trust), report_(report), parts_(std::move(parts)) {}

  bool any_new() const { return any_new_; }

  void run(const MergeProgress& progress) {
    for (const SnapshotName& part : parts_) {
      Bytes bytes;
      if (!read(part, bytes)) return;
    }
    int64_t done = 0;
    for (const SnapshotName& part : parts_) {
      if (progress) progress(++done, static_cast<int64_t>(parts_.size()));
      if (!merge_part(part)) return;
    }
    SnapshotNote note{parts_.front().of, parts_.front().parts, signer_, {}};
    for (const auto& [key, end] : ends_) note.ends.push_back(end);
    content::Transaction transaction(folder_.database());
    note_snapshot(folder_.database(), note);
    transaction.commit();
  }

 private:
  std::optional<SealedSnapshot> read(const SnapshotName& name, Bytes& bytes) {
    bytes = local_.get(snapshot_path(name), kMaxPackedBytes);
    const auto read = read_snapshot(snapshot_path(name), bytes);
    if (const auto* fault = std::get_if<SegmentFault>(&read)) return refuse(name, words(*fault));
    const auto& sealed = std::get<SealedSnapshot>(read);
    if (!trust_.list()->find(sealed.signer) || !find_key(trust_.keys(), name.of.scope, sealed.epoch)) {
      ++report_.locked[name.of.scope];
      return std::nullopt;
    }
    if (const auto why = distrust_of(sealed, *trust_.list())) return refuse(name, *why);
    if (name.part > 1 && sealed.signer != signer_) return refuse(name, words(SegmentFault::kForged));
    signer_ = sealed.signer;
    return sealed;
  }

  // It is taken away, so that a good one can come.
  std::nullopt_t refuse(const SnapshotName& name, std::string_view why) {
    report_.problems.push_back(fmt::format("{} in {}: {}", snapshot_path(name), local_.describe(), why));
    local_.remove(snapshot_path(name));
    return std::nullopt;
  }

  bool merge_part(const SnapshotName& name) {
    Bytes bytes;
    const auto sealed = read(name, bytes);
    if (!sealed) return false;
    const auto runs = open_snapshot(*sealed, *find_key(trust_.keys(), name.of.scope, sealed->epoch));
    bytes = {};
    // All of it is looked at before any of it is taken.
    const bool is_sound =
        runs && for_each_run(name.of.scope, *runs, kOpsAtOnce, [](const SnapshotRun&) { return true; });
    const bool is_taken = is_sound && for_each_run(name.of.scope, *runs, kOpsAtOnce,
                                                   [this](const SnapshotRun& run) { return merge_run(run); });
    if (!is_taken) refuse(name, words(SegmentFault::kNonsense));
    return is_taken;
  }

  bool merge_run(const SnapshotRun& run) {
    content::Transaction transaction(folder_.database());
    folder_.log().owners().note_owner(run.end.log, run.proof.owner, run.proof.nonce);
    const content::MergeResult result = folder_.log().merge(run.before, run.ops);
    if (result.gap) return false;
    if (result.applied > 0 && run.end.log == folder_.log().id()) folder_.start_new_log();
    transaction.commit();
    let_others_write();
    if (result.applied > 0) report_.applied[run.end.scope] += result.applied;
    any_new_ = any_new_ || result.applied + result.quarantined > 0;
    if (result.forked) {
      const int64_t first = run.ops.front().seq;
      report_.branches.push_back({run.end.scope, content::to_hex(run.end.log), first + result.known});
    }
    ends_.erase({run.end.log, run.before});
    ends_.emplace(std::pair(run.end.log, run.end.chain), run.end);
    return true;
  }

  DataFolder& folder_;
  LocalStore& local_;
  const CurrentTrust& trust_;
  MergeReport& report_;
  std::vector<SnapshotName> parts_;
  content::PublicKey signer_{};
  std::map<std::pair<content::LogId, content::Hash>, Tip> ends_;
  bool any_new_ = false;
};

void drop_distrusted(DataFolder& folder, LocalStore& local, const CurrentTrust& trust,
                     const std::vector<SnapshotName> names) {
  std::set<SnapshotId> distrusted;
  std::set<content::Scope> scopes;
  for (const SnapshotName& name : names) scopes.insert(name.of.scope);
  for (const content::Scope& scope : scopes) {
    for (const SnapshotNote& note : snapshot_notes_of(folder.database(), scope)) {
      if (!makes_snapshots(*trust.list(), note.signer)) distrusted.insert(note.of);
    }
  }
  for (const SnapshotName& name : names) {
    if (distrusted.contains(name.of)) local.remove(snapshot_path(name));
  }
}

bool is_noted(DataFolder& folder, const SnapshotId& id) {
  const auto notes = snapshot_notes_of(folder.database(), id.scope);
  return std::ranges::find(notes, id, &SnapshotNote::of) != notes.end();
}

}  // namespace

std::optional<std::string> distrust_of(const SealedSnapshot& part, const TrustList& list) {
  const TrustedDevice* known = list.find(part.signer);
  if (known && makes_snapshots(list, part.signer)) return std::nullopt;
  return fmt::format("a snapshot by {}, which is no office of this district's now",
                     known ? known->name : "a device that is not on the list");
}

bool merge_snapshots(DataFolder& folder, LocalStore& local, const CurrentTrust& trust, MergeReport& report,
                     const MergeProgress& progress) {
  drop_distrusted(folder, local, trust, local.files().snapshots);
  const auto names = local.files().snapshots;
  bool any_new = false;
  for (auto name = names.begin(); name != names.end();) {
    const auto end = std::find_if(name, names.end(), [&](const SnapshotName& other) { return other.of != name->of; });
    const bool due = content::holds(folder.device(), name->of.scope) && !is_noted(folder, name->of) &&
                     end - name == name->parts && is_whole(names, name->of, name->parts);
    if (due) {
      SnapshotMerge merge(folder, local, trust, report, {name, end});
      merge.run(progress);
      any_new = any_new || merge.any_new();
    }
    name = end;
  }
  return any_new;
}

}  // namespace starharbor::sync
