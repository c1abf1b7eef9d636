// See merge.h. A contradiction (two different ops under one key) is reported and left lying; nothing is chosen here.
#include "sync/merge.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "sync/names.h"

namespace starharbor::sync {
namespace {

using content::DataFolder;
using content::Log;
using content::Op;

using LogKey = std::pair<std::string, content::LogId>;

std::map<LogKey, std::vector<SegmentName>> by_log(FolderStore& local) {
  std::map<LogKey, std::vector<SegmentName>> logs;
  for (SegmentName& name : local_segments(local)) logs[{name.scope, name.log}].push_back(std::move(name));
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

bool follows(Log& log, const Segment& segment) {
  return segment.before == log.chain_at(segment.name.log, segment.name.scope, segment.name.first - 1);
}

void merge_one(DataFolder& folder, const Segment& segment, MergeReport& report) {
  Log& log = folder.log();
  content::Transaction transaction(folder.database());
  content::MergeResult result;
  if (follows(log, segment)) {
    result = log.merge(segment.ops);
  } else {
    result.mismatch = true;
  }
  if (result.mismatch) {
    report.problems.push_back(fmt::format(
        "{}: it contradicts what is here of the same log (a copied disk or a restored backup?); it is kept aside",
        segment_path(segment.name)));
    return;
  }
  transaction.commit();
  if (result.applied > 0) report.applied[segment.name.scope] += result.applied;
}

// How far the local segments hold the device's own log without a break, in agreement with the log.
int64_t covered_until(Log& log, FolderStore& local, const content::Tip& tip, const std::vector<SegmentName>& names,
                      std::vector<std::string>& problems) {
  int64_t covered = 0;
  for (const SegmentName& name : names) {
    if (name.first > covered + 1 || name.last <= covered || name.last > tip.seq) continue;
    const auto segment = read_copy(local, name, problems);
    if (segment && follows(log, *segment) && segment->after == log.chain_at(name.log, name.scope, name.last))
      covered = name.last;
  }
  return covered;
}

void cut_scope(Log& log, FolderStore& local, const content::Tip& tip, int64_t covered) {
  while (covered < tip.seq) {
    std::vector<Op> run = log.read(tip.log, tip.scope, covered + 1, kMaxSegmentOps);
    size_t size = 0, count = 0;
    while (count < run.size() && size < kFullSegmentBytes) size += content::encode_op(run[count++]).size();
    run.resize(count);
    if (run.empty()) return;
    const SegmentFile file = write_segment(run, log.chain_at(tip.log, tip.scope, covered));
    local.put(file.path, file.bytes);
    covered = run.back().seq;
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

void merge_segments(DataFolder& folder, FolderStore& local, const std::set<std::string>& fresh, MergeReport& report,
                    const MergeProgress& progress) {
  const auto logs = by_log(local);
  int64_t done = 0, total = 0;
  for (const auto& [key, names] : logs) total += static_cast<int64_t>(names.size());
  for (const auto& [key, names] : logs) {
    const auto& [scope, log_id] = key;
    if (!content::holds(folder.device(), scope)) continue;
    for (const SegmentName& name : names) {
      if (progress) progress(++done, total);
      const int64_t here = folder.log().tip(log_id, scope).seq;
      if (name.first > here + 1) break;
      if (name.last <= here && !fresh.contains(segment_path(name))) continue;
      if (const auto segment = read_copy(local, name, report.problems)) merge_one(folder, *segment, report);
    }
  }
  report.gaps = find_gaps(folder, local);
}

std::vector<Gap> find_gaps(DataFolder& folder, FolderStore& local) {
  std::vector<Gap> gaps;
  for (const auto& [key, names] : by_log(local)) {
    const auto& [scope, log_id] = key;
    if (!content::holds(folder.device(), scope)) continue;
    int64_t reached = folder.log().tip(log_id, scope).seq;
    for (const SegmentName& name : names) {
      if (name.first > reached + 1) gaps.push_back({scope, content::to_hex(log_id), reached + 1, name.first - 1});
      reached = std::max(reached, name.last);
    }
  }
  return gaps;
}

void cut_segments(DataFolder& folder, FolderStore& local, std::vector<std::string>& problems) {
  Log& log = folder.log();
  const auto logs = by_log(local);
  for (const content::Tip& tip : log.tips()) {
    if (tip.log != log.id()) continue;
    if (!is_sound_scope(tip.scope)) {
      problems.push_back(fmt::format("{}: this scope's name can't be a folder's, so its changes stay here", tip.scope));
      continue;
    }
    const auto names = logs.find({tip.scope, tip.log});
    const int64_t covered = names == logs.end() ? 0 : covered_until(log, local, tip, names->second, problems);
    cut_scope(log, local, tip, covered);
  }
}

}  // namespace starharbor::sync
