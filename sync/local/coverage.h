// Which files of one place (a device's copies, or a store) stand for which ops, and so which of them may go because
// others of the same place hold all that they hold. The one place for that rule; it reads no file.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "content-db/folder/data_folder.h"
#include "sync/local/files.h"
#include "sync/local/segment_notes.h"
#include "sync/local/snapshot_notes.h"

namespace starharbor::sync {

// A snapshot takes the place of the segments that it covers once it is this old: a setting.
int64_t retired_after_ms();

class Coverage {
 public:
  // Snapshots count while `list` has their signer as an office; without a list none does. Both outlive this.
  Coverage(content::DataFolder& folder, const TrustList* list, Files files);

  // Are all ops of this file, which may lie in the place or not, in one of the place that is to be kept rather than it?
  // False for one whose ops are not in the log here: nobody can tell what it holds. A joined segment goes before those
  // that it joins, a snapshot of some age before the segments that it covers, a newer snapshot before an older one.
  bool is_superseded(const SegmentName& name);
  bool is_superseded(const SnapshotName& name);
  // Does a snapshot of some age stand for it, so that anybody may take it away?
  bool is_retired(const SegmentName& name);
  // How far the files hold the way to one end of a log without a break.
  content::Tip covered_until(const content::Tip& end);
  // The parts of a segment, which may lie in the place or not, that nothing in the place holds.
  std::vector<SegmentName> lacking_of(const SegmentName& name);
  // The segments of the place on the way to this end, by their place in it.
  std::vector<SegmentNote> segments_to(const content::Tip& end);
  // The snapshots that are whole there, are merged here and count; the oldest first.
  const std::vector<SnapshotNote>& snapshots(const content::Scope& scope);

 private:
  // One way to an end of a log.
  struct Way {
    content::Tip end;
    std::map<int64_t, content::Hash> branch;  // as Log::path_to gives it
    std::vector<SegmentNote> present;         // segments of the place, by first, the longest first
    std::vector<int64_t> reach;               // by how many of `present`: the greatest last
    content::Tip covered;                     // by snapshots
    int64_t retired = 0;                      // up to here also by one of some age, which may be gone by now

    bool leads_past(int64_t seq, const content::Hash& chain) const;
    bool retires(const SegmentNote& note) const;
    bool joins(const SegmentNote& note) const;  // another one that is present holds all of it
  };
  struct LogWays {
    std::map<std::pair<int64_t, std::string>, SegmentNote> notes;  // by first and hash
    std::vector<Way> ways;
  };

  LogWays& ways_of(const content::Scope& scope, const content::LogId& log);
  Way way_to(const content::Tip& end, const std::vector<SegmentNote>& notes);
  const SegmentNote* note_of(const SegmentName& name);
  bool covers(const SnapshotNote& newer, const SnapshotNote& older);

  content::DataFolder& folder_;
  const TrustList* list_;
  Files files_;
  std::map<std::pair<content::Scope, content::LogId>, LogWays> logs_;
  std::map<content::Scope, std::vector<SnapshotNote>> snapshots_;
};

}  // namespace starharbor::sync
