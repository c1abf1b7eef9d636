// See merge.h. What a segment's place in the log is, is noted with its ops, so that a copy is unpacked once.
#include "sync/exchange/merge.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <thread>
#include <utility>

#include "sync/format/names.h"
#include "sync/local/change_count.h"
#include "sync/local/segment_notes.h"

namespace starharbor::sync {
namespace {

using content::DataFolder;
using content::Log;
using content::Tip;

using LogKey = std::pair<content::Scope, content::LogId>;

std::map<LogKey, std::vector<SegmentName>> by_log(const std::vector<SegmentName>& all) {
  std::map<LogKey, std::vector<SegmentName>> logs;
  for (const SegmentName& name : all) logs[{name.scope, name.log}].push_back(name);
  return logs;
}

enum class CopyState { kOpen, kLocked, kGone };

// A copy that is not what its name says is taken away, so that the next listing finds it lacking and it is fetched
// anew. One that can't be opened yet stays.
CopyState read_copy(LocalStore& local, const SegmentName& name, const CurrentTrust& trust, MergeReport& report,
                    Segment& segment) {
  const std::string path = segment_path(name);
  const auto refuse = [&](SegmentFault fault) {
    report.problems.push_back(problem_of_copy(fault, path, local.describe()));
    if (fault == SegmentFault::kNewerVersion) return CopyState::kLocked;
    local.remove(path);
    return CopyState::kGone;
  };
  const Bytes bytes = local.get(path, kMaxSegmentBytes);
  const auto read = read_segment(path, bytes);
  if (const auto* fault = std::get_if<SegmentFault>(&read)) return refuse(*fault);
  const auto& sealed = std::get<SealedSegment>(read);
  const content::SharedKey* key = find_key(trust.keys(), name.scope, sealed.epoch);
  if (!key || !trust.list()->find(sealed.signer)) {
    ++report.locked[name.scope];
    return CopyState::kLocked;
  }
  auto opened = open_segment(sealed, *key);
  if (const auto* fault = std::get_if<SegmentFault>(&opened)) return refuse(*fault);
  segment = std::move(std::get<Segment>(opened));
  return CopyState::kOpen;
}

// Those that are new here and count.
int64_t new_sign_ins(DataFolder& folder, const Segment& segment, const content::MergeResult& result) {
  if (result.quarantined > 0) {
    SegmentName fresh = segment.name;
    fresh.first += result.known;
    return sign_ins_among(folder.log(), fresh);
  }
  return std::count_if(segment.ops.begin() + result.known, segment.ops.end(), is_sign_in);
}

// False when it waits for what it follows.
bool merge_one(DataFolder& folder, const Segment& segment, MergeReport& report) {
  const SegmentName& name = segment.name;
  content::Transaction transaction(folder.database());
  folder.log().owners().note_owner(name.log, segment.signer, segment.nonce);
  const content::MergeResult result = folder.log().merge(segment.before, segment.ops);
  if (result.gap) return false;
  note_segment(folder.database(), {name, segment.before, segment.after});
  // Ops of this device's own log that it lacked: its disk was copied, or a backup of it restored.
  if (result.applied > 0 && name.log == folder.log().id()) folder.start_new_log();
  transaction.commit();
  if (result.applied > 0) {
    report.applied[name.scope] += result.applied;
    const int64_t sign_ins = new_sign_ins(folder, segment, result);
    if (sign_ins > 0) report.sign_ins[name.scope] += sign_ins;
  }
  if (result.applied + result.quarantined == 0) ++report.known_files;
  if (result.forked) report.branches.push_back({name.scope, content::to_hex(name.log), name.first + result.known});
  return true;
}

// Those of one log that are not merged yet. A branch may begin within a segment that sorts behind the branch's own, so
// they are gone through until none goes further.
void merge_log(DataFolder& folder, LocalStore& local, const CurrentTrust& trust, std::vector<SegmentName> waiting,
               MergeReport& report) {
  bool moved = true;
  while (moved && !waiting.empty()) {
    moved = false;
    std::vector<SegmentName> still;
    for (const SegmentName& name : waiting) {
      if (name.first > folder.log().ops().tip(name.log, name.scope).seq + 1) {
        still.push_back(name);
        continue;
      }
      Segment segment;
      const CopyState state = read_copy(local, name, trust, report, segment);
      if (state != CopyState::kOpen) continue;
      if (merge_one(folder, segment, report)) {
        moved = true;
        let_others_write();
      } else {
        still.push_back(name);
      }
    }
    waiting = std::move(still);
  }
}

void cut_until(DataFolder& folder, LocalStore& local, const Tip& end, Tip covered, const SegmentKeys& keys) {
  while (covered.seq < end.seq) {
    content::Run run = folder.log().ops().read(end, covered.seq + 1, kMaxSegmentOps);
    size_t size = 0, count = 0;
    while (count < run.ops.size() && size < kFullSegmentBytes) size += content::encode_op(run.ops[count++]).size();
    run.ops.resize(count);
    add_own_segment(folder, local, run, keys);
    covered.seq = run.ops.back().seq;
  }
}

}  // namespace

void let_others_write() {
  std::this_thread::sleep_for(std::chrono::milliseconds(2));
}

void add_own_segment(DataFolder& folder, LocalStore& local, const content::Run& run, const SegmentKeys& keys) {
  const SegmentFile file = write_segment(run.ops, run.before, keys);
  local.put(file.path, file.bytes);
  content::Hash after = run.before;
  for (const content::Op& op : run.ops) after = content::chain_next(after, op);
  content::Transaction transaction(folder.database());
  note_segment(folder.database(), {*parse_segment_path(file.path), run.before, after});
  transaction.commit();
}

void merge_segments(DataFolder& folder, LocalStore& local, const CurrentTrust& trust, MergeReport& report,
                    const MergeProgress& progress) {
  const auto logs = by_log(local.files().segments);
  int64_t done = 0;
  for (const auto& [key, names] : logs) {
    if (progress) progress(++done, static_cast<int64_t>(logs.size()));
    const auto& [scope, log] = key;
    if (content::holds(folder.device(), scope))
      merge_log(folder, local, trust, not_noted(folder.database(), names), report);
  }
  report.gaps = find_gaps(folder, local);
}

std::vector<Gap> find_gaps(DataFolder& folder, LocalStore& local) {
  std::vector<Gap> gaps;
  for (const auto& [key, names] : by_log(local.files().segments)) {
    const auto& [scope, log] = key;
    if (!content::holds(folder.device(), scope)) continue;
    int64_t reached = folder.log().ops().tip(log, scope).seq;
    for (const SegmentName& name : not_noted(folder.database(), names)) {
      // On a branch that leaves before what is here, the op it follows is the one that lacks.
      const int64_t until = name.first - 1;
      if (until >= 1) gaps.push_back({scope, content::to_hex(log), std::min(reached + 1, until), until});
      reached = std::max(reached, name.last);
    }
  }
  std::sort(gaps.begin(), gaps.end());
  gaps.erase(std::unique(gaps.begin(), gaps.end()), gaps.end());
  return gaps;
}

void cut_segments(DataFolder& folder, LocalStore& local, const CurrentTrust& trust, std::vector<Problem>& problems) {
  Coverage copies(folder, trust.list(), local.files());
  for (const Tip& end : folder.log().ops().tips()) {
    const auto nonce = folder.log().owners().nonce_of(end.log);
    if (!nonce) continue;
    const Tip covered = copies.covered_until(end);
    if (covered.seq == end.seq) continue;
    const uint32_t epoch = newest_epoch(trust.keys(), end.scope);
    const content::SharedKey* key = find_key(trust.keys(), end.scope, epoch);
    if (!key) {
      problems.emplace_back(
          fmt::format("{}: this device has no key for it, so its changes stay here. The office makes one with "
                      "`starharbor-sync rotate`",
                      end.scope.name()),
          ProblemKind::kNoKey, end.scope.name());
      continue;
    }
    cut_until(folder, local, end, covered, {folder.keys().signing, *nonce, epoch, *key});
  }
}

int64_t uncut_ops(DataFolder& folder, Coverage& files) {
  int64_t count = 0;
  for (const Tip& end : folder.log().ops().tips()) {
    if (folder.log().owners().is_own(end.log)) count += end.seq - files.covered_until(end).seq;
  }
  return count;
}

}  // namespace starharbor::sync
