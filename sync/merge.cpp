// See merge.h. What a segment's place in the log is, is noted with its ops, so that a copy is unpacked once.
#include "sync/merge.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "sync/names.h"
#include "sync/segment_notes.h"

namespace starharbor::sync {
namespace {

using content::DataFolder;
using content::Log;
using content::Tip;

using LogKey = std::pair<std::string, content::LogId>;

std::map<LogKey, std::vector<SegmentName>> by_log(const std::vector<SegmentName>& all) {
  std::map<LogKey, std::vector<SegmentName>> logs;
  for (const SegmentName& name : all) logs[{name.scope, name.log}].push_back(name);
  return logs;
}

// A copy that is not what its name says is taken away, so that the next listing finds it lacking and it is fetched
// anew.
std::optional<Segment> read_copy(FolderStore& local, const SegmentName& name, std::vector<std::string>& problems) {
  const std::string path = segment_path(name);
  auto read = read_segment(path, local.get(path, kMaxSegmentBytes));
  if (auto* segment = std::get_if<Segment>(&read)) return std::move(*segment);
  const SegmentFault fault = std::get<SegmentFault>(read);
  problems.push_back(fmt::format("{} in {}: {}", path, local.describe(), words(fault)));
  if (fault != SegmentFault::kNewerVersion) local.remove(path);
  return std::nullopt;
}

// False when it waits for what it follows.
bool merge_one(DataFolder& folder, const Segment& segment, MergeReport& report) {
  const SegmentName& name = segment.name;
  content::Transaction transaction(folder.database());
  const content::MergeResult result = folder.log().merge(segment.before, segment.ops);
  if (result.gap) return false;
  note_segment(folder.database(), {name, segment.before, segment.after});
  // Ops of this device's own log that it lacked: its disk was copied, or a backup of it restored.
  if (result.applied > 0 && name.log == folder.log().id()) folder.start_new_log();
  transaction.commit();
  if (result.applied > 0) report.applied[name.scope] += result.applied;
  if (result.forked) report.branches.push_back({name.scope, content::to_hex(name.log), name.first + result.known});
  return true;
}

// Those of one log that are not merged yet. A branch may begin within a segment that sorts behind the branch's own, so
// they are gone through until none goes further.
void merge_log(DataFolder& folder, FolderStore& local, std::vector<SegmentName> waiting, MergeReport& report) {
  bool moved = true;
  while (moved && !waiting.empty()) {
    moved = false;
    std::vector<SegmentName> still;
    for (const SegmentName& name : waiting) {
      const bool reachable = name.first <= folder.log().tip(name.log, name.scope).seq + 1;
      const auto segment = reachable ? read_copy(local, name, report.problems) : std::nullopt;
      if (segment && merge_one(folder, *segment, report)) {
        moved = true;
      } else if (segment || !reachable) {
        still.push_back(name);
      }
    }
    waiting = std::move(still);
  }
}

// How far these segments hold the way to one end of a log without a break.
Tip covered_until(DataFolder& folder, const Tip& end, const std::vector<SegmentName>& names) {
  const auto notes = notes_of(folder.database(), end.scope, end.log);
  Tip covered{end.log, end.scope, 0, content::chain_start(end.log, end.scope)};
  for (bool moved = true; moved;) {
    moved = false;
    const Tip from = covered;
    for (const SegmentNote& note : notes) {
      const Tip after{end.log, end.scope, note.name.last, note.after};
      const bool follows = note.name.first == from.seq + 1 && note.before == from.chain && after.seq > covered.seq;
      if (!follows || !std::binary_search(names.begin(), names.end(), note.name)) continue;
      if (!folder.log().leads_to(after, end)) continue;
      covered = after;
      moved = true;
    }
  }
  return covered;
}

void cut_until(DataFolder& folder, FolderStore& local, const Tip& end, Tip covered) {
  while (covered.seq < end.seq) {
    content::Run run = folder.log().read(end, covered.seq + 1, kMaxSegmentOps);
    size_t size = 0, count = 0;
    while (count < run.ops.size() && size < kFullSegmentBytes) size += content::encode_op(run.ops[count++]).size();
    run.ops.resize(count);
    const SegmentFile file = write_segment(run.ops, run.before);
    local.put(file.path, file.bytes);
    for (const content::Op& op : run.ops) covered.chain = content::chain_next(covered.chain, op);
    covered.seq = run.ops.back().seq;
    content::Transaction transaction(folder.database());
    note_segment(folder.database(), {*parse_segment_path(file.path), run.before, covered.chain});
    transaction.commit();
  }
}

}  // namespace

std::vector<SegmentName> local_segments(FolderStore& local) {
  std::vector<SegmentName> names;
  for (const StoreEntry& entry : local.list(kSegmentsFolder)) {
    if (auto name = parse_segment_path(entry.name)) names.push_back(std::move(*name));
  }
  std::sort(names.begin(), names.end());
  return names;
}

void merge_segments(DataFolder& folder, FolderStore& local, MergeReport& report, const MergeProgress& progress) {
  const auto logs = by_log(local_segments(local));
  int64_t done = 0;
  for (const auto& [key, names] : logs) {
    if (progress) progress(++done, static_cast<int64_t>(logs.size()));
    const auto& [scope, log] = key;
    if (content::holds(folder.device(), scope)) merge_log(folder, local, not_noted(folder.database(), names), report);
  }
  report.gaps = find_gaps(folder, local);
}

std::vector<Gap> find_gaps(DataFolder& folder, FolderStore& local) {
  std::vector<Gap> gaps;
  for (const auto& [key, names] : by_log(local_segments(local))) {
    const auto& [scope, log] = key;
    if (!content::holds(folder.device(), scope)) continue;
    int64_t reached = folder.log().tip(log, scope).seq;
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

void cut_segments(DataFolder& folder, FolderStore& local, std::vector<std::string>& problems) {
  const auto names = local_segments(local);
  for (const Tip& end : folder.log().tips()) {
    if (!folder.log().is_own(end.log)) continue;
    if (!is_sound_scope(end.scope)) {
      problems.push_back(fmt::format("{}: this scope's name can't be a folder's, so its changes stay here", end.scope));
      continue;
    }
    cut_until(folder, local, end, covered_until(folder, end, names));
  }
}

int64_t uncut_ops(DataFolder& folder, const std::vector<SegmentName>& names) {
  int64_t count = 0;
  for (const Tip& end : folder.log().tips()) {
    if (folder.log().is_own(end.log)) count += end.seq - covered_until(folder, end, names).seq;
  }
  return count;
}

}  // namespace starharbor::sync
