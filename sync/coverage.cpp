// See coverage.h.
#include "sync/coverage.h"

#include <algorithm>
#include <tuple>

#include "sync/names.h"

namespace starharbor::sync {
namespace {

using content::Tip;

// The longer one is kept; of two with the same ops, that with the lesser hash.
bool goes_before(const SegmentNote& a, const SegmentNote& b) {
  return std::make_tuple(a.name.first, -a.name.last, a.name.hash) <
         std::make_tuple(b.name.first, -b.name.last, b.name.hash);
}

}  // namespace

Files files_of(const Listing& listing) {
  Files files;
  for (const auto& [path, size] : listing) {
    if (auto segment = parse_segment_path(path)) files.segments.push_back(std::move(*segment));
    if (auto snapshot = parse_snapshot_path(path)) files.snapshots.push_back(std::move(*snapshot));
  }
  std::sort(files.segments.begin(), files.segments.end());
  std::sort(files.snapshots.begin(), files.snapshots.end());
  return files;
}

Files files_in(Store& store) {
  return files_of(changes_in(store));
}

Listing changes_in(Store& store) {
  Listing changes = listing_of(store, kSegmentsFolder);
  changes.merge(listing_of(store, kSnapshotsFolder));
  return changes;
}

bool is_whole(const std::vector<SnapshotName>& names, const SnapshotId& id, int64_t parts) {
  int64_t next = 1;
  for (auto name = std::ranges::lower_bound(names, SnapshotName{id, 0, 0, {}}); name != names.end(); ++name) {
    if (name->of != id) break;
    if (name->part == next && name->parts == parts) ++next;
  }
  return next > parts;
}

Coverage::Coverage(content::DataFolder& folder, const TrustList* list, Files files)
    : folder_(folder), list_(list), files_(std::move(files)) {}

bool Coverage::Way::leads_past(int64_t seq, const content::Hash& chain) const {
  const auto known = branch.find(seq);
  return seq <= end.seq && (known == branch.end() || known->second == chain);
}

const std::vector<SnapshotNote>& Coverage::snapshots(const std::string& scope) {
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
  Way way{end, folder_.log().path_to(end), {}, {}, start, 0};
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
    return list_ && makes_snapshots(*list_, note.signer) && note.of.at_ms <= folder_.log().now_ms() - kRetiredAfterMs;
  });
  way.retired = std::min(way.covered.seq, aged.seq);
  return way;
}

Coverage::LogWays& Coverage::ways_of(const std::string& scope, const content::LogId& log) {
  const auto found = logs_.find({scope, log});
  if (found != logs_.end()) return found->second;
  LogWays& of_log = logs_[{scope, log}];
  const auto notes = notes_of(folder_.database(), scope, log);
  for (const SegmentNote& note : notes) of_log.notes.emplace(std::pair(note.name.first, note.name.hash), note);
  for (const Tip& end : folder_.log().tips(log, scope)) of_log.ways.push_back(way_to(end, notes));
  return of_log;
}

const SegmentNote* Coverage::note_of(const SegmentName& name) {
  const auto& notes = ways_of(name.scope, name.log).notes;
  const auto found = notes.find({name.first, name.hash});
  return found == notes.end() || found->second.name != name ? nullptr : &found->second;
}

bool Coverage::is_retired(const SegmentName& name) {
  const SegmentNote* note = note_of(name);
  return note && std::ranges::any_of(ways_of(name.scope, name.log).ways, [&](const Way& way) {
           return name.last <= way.retired && way.leads_past(name.last, note->after);
         });
}

bool Coverage::is_superseded(const SegmentName& name) {
  if (is_retired(name)) return true;
  const SegmentNote* note = note_of(name);
  return note && std::ranges::any_of(ways_of(name.scope, name.log).ways, [&](const Way& way) {
           const auto after = std::lower_bound(way.present.begin(), way.present.end(), *note, goes_before);
           const auto before = static_cast<size_t>(after - way.present.begin());
           return before > 0 && way.reach[before - 1] >= name.last && way.leads_past(name.last, note->after);
         });
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
