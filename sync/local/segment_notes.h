// What is known of segments whose ops are in the log: their place in it. It reads no file; the notes are this device's
// own, and a copy that is gone keeps its note.
#pragma once

#include <string_view>
#include <vector>

#include "content-db/storage/database.h"
#include "sync/format/segment.h"

namespace starharbor::sync {

struct SegmentNote {
  SegmentName name;
  content::Hash before{};  // h(first - 1)
  content::Hash after{};   // h(last)
};

// Must be inside the transaction that makes it true.
void note_segment(content::Database& db, const SegmentNote& note);
// Of one log and scope, by first and last.
std::vector<SegmentNote> notes_of(content::Database& db, const content::Scope& scope, const content::LogId& log);
// Those of `names` that have no note, in the same order.
std::vector<SegmentName> not_noted(content::Database& db, const std::vector<SegmentName>& names);

}  // namespace starharbor::sync
