// See coverage.h.
#include "sync/local/coverage.h"

#include <algorithm>

#include "content-db/base/settings.h"

namespace starharbor::sync {
namespace {

using content::Tip;

// The longer one is kept; of two with the same ops, that with the lesser hash.
bool goes_before(const SegmentNote& a, const SegmentNote& b) {
  if (a.name.first != b.name.first) return a.name.first < b.name.first;
  if (a.name.last != b.name.last) return a.name.last > b.name.last;
  return a.name.hash < b.name.hash;
}

}  // namespace

int64_t retired_after_ms() {
  constexpr int64_t kDayMs = 86'400'000;
  return content::settings().number("sync.retired_after_days") * kDayMs;
}

Coverage::Coverage(content::DataFolder& folder, const TrustList* list, Files files)
    : folder_(folder), list_(list), files_(std::move(files)) {}

bool Coverage::Way::leads_past(int64_t seq, const content::Hash& chain) const {
  const auto known = branch.find(seq);
  return seq <= end.seq && (known == branch.end() || known->second == chain);
}

bool Coverage::Way::retires(const SegmentNote& note) const {
  return note.name.last <= retired && leads_past(note.name.last, note.after);
}

bool Coverage::Way::joins(const SegmentNote& note) const {
  const auto after = std::lower_bound(present.begin(), present.end(), note, goes_before);
  const auto before = static_cast<size_t>(after - present.begin());
  return before > 0 && reach[before - 1] >= note.name.last && leads_past(note.name.last, note.after);
}

const std::vector<SnapshotNote>& Coverage::snapshots(const content::Scope& scope) {
  const auto found = snapshots_.find(scope);
  if (found != snapshots_.end()) return found->second;
  auto& there = snapshots_[scope];
  for (SnapshotNote& note : snapshot_notes_of(folder_.database(), scope)) {
    const bool counts =
        list_ && makes_snapshots(*list_, note.signer) && is_whole(files_.snapshots, note.of, note.parts);
    if (counts) there.push_back(std::move(note));
  }
  return there;
}

Coverage::Way Coverage::way_to(const Tip& end, const std::vector<SegmentNote>& notes) {
  const Tip start{end.log, end.scope, 0, content::chain_start(end.log, end.scope)};
  Way way{end, folder_.log().ops().path_to(end), {}, {}, start, 0};
  for (const SegmentNote& note : notes) {
    const bool there = std::binary_search(files_.segments.begin(), files_.segments.end(), note.name);
    if (there && way.leads_past(note.name.last, note.after)) way.present.push_back(note);
  }
  std::sort(way.present.begin(), way.present.end(), goes_before);
  int64_t reach = 0;
  for (const SegmentNote& note : way.present) way.reach.push_back(reach = std::max(reach, note.name.last));
  const auto furthest = [&](const std::vector<SnapshotNote>& notes_of_scope, auto counts) {
    Tip reached = start;
    for (const SnapshotNote& note : notes_of_scope) {
      if (!counts(note)) continue;
      for (const Tip& covered : note.ends) {
        const bool further = covered.log == end.log && covered.seq > reached.seq;
        if (further && way.leads_past(covered.seq, covered.chain)) reached = covered;
      }
    }
    return reached;
  };
  way.covered = furthest(snapshots(end.scope), [](const SnapshotNote&) { return true; });
  // What was in one of some age stays retired when a fresh one has taken its place.
  const Tip aged = furthest(snapshot_notes_of(folder_.database(), end.scope), [&](const SnapshotNote& note) {
    return list_ && makes_snapshots(*list_, note.signer) &&
           note.of.at_ms <= folder_.log().now_ms() - retired_after_ms();
  });
  way.retired = std::min(way.covered.seq, aged.seq);
  return way;
}

Coverage::LogWays& Coverage::ways_of(const content::Scope& scope, const content::LogId& log) {
  const auto found = logs_.find({scope, log});
  if (found != logs_.end()) return found->second;
  LogWays& of_log = logs_[{scope, log}];
  const auto notes = notes_of(folder_.database(), scope, log);
  for (const SegmentNote& note : notes) of_log.notes.emplace(std::pair(note.name.first, note.name.hash), note);
  for (const Tip& end : folder_.log().ops().tips(log, scope)) of_log.ways.push_back(way_to(end, notes));
  return of_log;
}

const SegmentNote* Coverage::note_of(const SegmentName& name) {
  const auto& notes = ways_of(name.scope, name.log).notes;
  const auto found = notes.find({name.first, name.hash});
  return found == notes.end() || found->second.name != name ? nullptr : &found->second;
}

bool Coverage::is_retired(const SegmentName& name) {
  const SegmentNote* note = note_of(name);
  return note &&
         std::ranges::any_of(ways_of(name.scope, name.log).ways, [&](const Way& way) { return way.retires(*note); });
}

bool Coverage::is_superseded(const SegmentName& name) {
  const SegmentNote* note = note_of(name);
  return note && std::ranges::any_of(ways_of(name.scope, name.log).ways,
                                     [&](const Way& way) { return way.retires(*note) || way.joins(*note); });
}

bool Coverage::covers(const SnapshotNote& newer, const SnapshotNote& older) {
  return std::ranges::all_of(older.ends, [&](const Tip& end) {
    return std::ranges::any_of(ways_of(end.scope, end.log).ways, [&](const Way& way) {
      return way.leads_past(end.seq, end.chain) && std::ranges::any_of(newer.ends, [&](const Tip& covered) {
               return covered.log == end.log && covered.seq >= end.seq && way.leads_past(covered.seq, covered.chain);
             });
    });
  });
}

bool Coverage::is_superseded(const SnapshotName& name) {
  const auto& there = snapshots(name.of.scope);
  const auto newer = std::ranges::upper_bound(there, name.of, {}, &SnapshotNote::of);
  if (newer == there.end()) return false;
  const auto notes = snapshot_notes_of(folder_.database(), name.of.scope);
  const auto note = std::ranges::find(notes, name.of, &SnapshotNote::of);
  return note != notes.end() &&
         std::any_of(newer, there.end(), [&](const SnapshotNote& other) { return covers(other, *note); });
}

std::vector<SegmentNote> Coverage::segments_to(const Tip& end) {
  for (const Way& way : ways_of(end.scope, end.log).ways) {
    if (way.end == end) return way.present;
  }
  return {};
}

std::vector<SegmentName> Coverage::lacking_of(const SegmentName& name) {
  const SegmentNote* note = note_of(name);
  if (!note) return {name};
  const auto& ways = ways_of(name.scope, name.log).ways;
  const auto way = std::ranges::find_if(ways, [&](const Way& each) { return each.leads_past(name.last, note->after); });
  if (way == ways.end()) return {name};
  std::vector<SegmentName> lacking;
  int64_t next = std::max(name.first, way->covered.seq + 1);
  const auto add_until = [&](int64_t last) {
    if (next <= last) lacking.push_back({name.scope, name.log, next, last, name.hash});
  };
  for (const SegmentNote& held : way->present) {
    add_until(std::min(held.name.first - 1, name.last));
    next = std::max(next, held.name.last + 1);
  }
  add_until(name.last);
  return lacking;
}

Tip Coverage::covered_until(const Tip& end) {
  for (const Way& way : ways_of(end.scope, end.log).ways) {
    if (way.end != end) continue;
    Tip covered = way.covered;
    for (const SegmentNote& note : way.present) {
      if (note.name.first <= covered.seq + 1 && note.name.last > covered.seq)
        covered = {end.log, end.scope, note.name.last, note.after};
    }
    return covered;
  }
  return {end.log, end.scope, 0, content::chain_start(end.log, end.scope)};
}

}  // namespace starharbor::sync
