// See make_snapshot.h. All parts are made before the first is written: their number is in each one's name.
#include "sync/exchange/make_snapshot.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "content-db/base/worded_error.h"
#include "content-db/storage/read_view.h"
#include "sync/format/names.h"

namespace starharbor::sync {
namespace {

using content::DataFolder;
using content::Hash;
using content::LogProof;
using content::Op;
using content::Tip;

constexpr int64_t kOpsAtOnce = 4096;
constexpr size_t kRunBytes = 4u << 20;

struct PackedPart {
  Bytes packed;
  size_t run_bytes = 0;
};

// Whose a log is was not always noted; its segments say it.
std::optional<LogProof> proof_of(DataFolder& folder, LocalStore& local, const Tip& end) {
  if (auto proof = folder.log().owners().proof_of(end.log)) return proof;
  const std::string of_log = fmt::format("{}/{}/{}", kSegmentsFolder, end.scope.name(), content::to_hex(end.log));
  for (const StoreEntry& entry : local.list(of_log)) {
    const Bytes bytes = local.get(entry.name, kMaxSegmentBytes);
    const auto read = read_segment(entry.name, bytes);
    if (const auto* sealed = std::get_if<SealedSegment>(&read)) return LogProof{sealed->signer, sealed->nonce};
  }
  return std::nullopt;
}

class SnapshotMaker {
 public:
  SnapshotMaker(DataFolder& folder, LocalStore& local, content::Scope scope)
      : folder_(folder), local_(local), made_{std::move(scope), 0, 0, 0, {}} {}

  SnapshotMade make(const SnapshotKeys& keys) {
    if (!collect()) return made_;
    const SnapshotId id = next_id();
    std::vector<SnapshotFile> files;
    for (size_t i = 0; i < parts_.size(); ++i) {
      files.push_back(write_snapshot(id, static_cast<int64_t>(i) + 1, static_cast<int64_t>(parts_.size()),
                                     parts_[i].packed, parts_[i].run_bytes, keys));
      parts_[i] = {};
    }
    for (const SnapshotFile& file : files) local_.put(file.path, file.bytes);
    made_.files = static_cast<int64_t>(files.size());
    content::Transaction transaction(folder_.database());
    note_snapshot(folder_.database(), {id, made_.files, keys.signing.public_key, ends_});
    transaction.commit();
    return made_;
  }

 private:
  // What is written meanwhile is not in it: an op must not be hollow for the sake of one that is left out.
  bool collect() {
    const content::ReadView view(folder_.database());
    for (const Tip& end : folder_.log().ops().tips()) {
      if (end.scope != made_.scope) continue;
      const auto proof = proof_of(folder_, local_, end);
      if (!proof) {
        made_.refused = content::Sentence{"sync_refused.unknown_log", {{"log", content::to_hex(end.log)}}};
        return false;
      }
      add_way(*proof, end);
      ends_.push_back(end);
    }
    end_part();
    return true;
  }

  void add_way(const LogProof& proof, const Tip& end) {
    const bool has_branches = folder_.log().ops().tips(end.log, end.scope).size() > 1;
    for (int64_t first = 1; first <= end.seq;) {
      const content::Run run = folder_.log().ops().read(end, first, kOpsAtOnce);
      Hash before = run.before;
      for (const Op& op : run.ops) {
        const Hash chain = content::chain_next(before, op);
        // What two branches share is there with the first of them.
        if (!has_branches || written_.insert(chain).second) {
          add(proof, before, op, chain);
        } else {
          end_run(proof);
        }
        before = chain;
      }
      first += static_cast<int64_t>(run.ops.size());
    }
    end_run(proof);
  }

  void add(const LogProof& proof, const Hash& before, const Op& op, const Hash& chain) {
    if (ops_.empty()) before_ = before;
    ops_.push_back(folder_.log().without_past(op, chain));
    ++made_.ops;
    if (ops_.back().is_hollow()) ++made_.hollow;
    run_bytes_ += content::encode_op(ops_.back()).size();
    if (ops_.size() >= static_cast<size_t>(kOpsAtOnce) || run_bytes_ >= kRunBytes) end_run(proof);
  }

  void end_run(const LogProof& proof) {
    if (ops_.empty()) return;
    part_.add(proof, before_, ops_);
    ops_.clear();
    run_bytes_ = 0;
    if (part_.size() >= kFullPartBytes) end_part();
  }

  void end_part() {
    const size_t size = part_.size();
    if (size > 0) parts_.push_back({part_.take(), size});
  }

  // Newer than every one that is known here, also where a clock stood wrong.
  SnapshotId next_id() {
    int64_t at_ms = std::max<int64_t>(folder_.log().now_ms(), 0);
    for (const SnapshotNote& note : snapshot_notes_of(folder_.database(), made_.scope))
      at_ms = std::max(at_ms, note.of.at_ms + 1);
    return {made_.scope, at_ms, content::to_hex(content::random_bytes(8))};
  }

  DataFolder& folder_;
  LocalStore& local_;
  SnapshotMade made_;
  std::vector<Tip> ends_;
  std::vector<PackedPart> parts_;
  SnapshotPart part_;
  std::set<Hash> written_;
  std::vector<Op> ops_;
  Hash before_{};
  size_t run_bytes_ = 0;
};

SnapshotMade make_one(DataFolder& folder, LocalStore& local, const CurrentTrust& trust, const content::Scope& scope) {
  const uint32_t epoch = newest_epoch(trust.keys(), scope);
  const content::SharedKey* key = find_key(trust.keys(), scope, epoch);
  if (!key) return {scope, 0, 0, 0, content::Sentence{"sync_refused.no_key"}};
  return SnapshotMaker(folder, local, scope).make({folder.keys().signing, epoch, *key});
}

std::set<content::Scope> scopes_in(DataFolder& folder) {
  std::set<content::Scope> scopes;
  for (const Tip& end : folder.log().ops().tips()) scopes.insert(end.scope);
  return scopes;
}

bool makes_snapshots(DataFolder& folder, const CurrentTrust& trust) {
  return trust.list() && makes_snapshots(*trust.list(), folder.keys().signing.public_key);
}

}  // namespace

std::vector<SnapshotMade> make_snapshots(DataFolder& folder, LocalStore& local, const CurrentTrust& trust) {
  if (!makes_snapshots(folder, trust))
    throw content::WordedError(ErrorCode::kInput, {"sync_refused.make_snapshot"}, {"sync_refused.no_office"});
  std::vector<SnapshotMade> made;
  for (const content::Scope& scope : scopes_in(folder)) made.push_back(make_one(folder, local, trust, scope));
  return made;
}

std::vector<SnapshotMade> renew_snapshots(DataFolder& folder, LocalStore& local, const CurrentTrust& trust) {
  std::vector<SnapshotMade> made;
  if (!makes_snapshots(folder, trust)) return made;
  Coverage copies(folder, trust.list(), local.files());
  for (const content::Scope& scope : scopes_in(folder)) {
    if (snapshot_notes_of(folder.database(), scope).empty()) continue;
    const auto& there = copies.snapshots(scope);
    const bool due = there.empty() || there.back().of.at_ms <= folder.log().now_ms() - retired_after_ms();
    if (due) made.push_back(make_one(folder, local, trust, scope));
  }
  return made;
}

}  // namespace starharbor::sync
