// See compact.h.
#include "sync/exchange/compact.h"

#include <algorithm>

#include "content-db/exhibit/catalog.h"
#include "sync/exchange/merge.h"

namespace starharbor::sync {
namespace {

using content::DataFolder;
using content::Tip;

constexpr int64_t kSmallOps = 64;

struct Span {
  int64_t first = 0, last = 0;
  size_t files = 0;
  int64_t ops() const { return last - first + 1; }
};

// From the newest back: an older segment is joined when it is small, or no larger than what it is joined with. So no op
// is written anew more than a dozen times, however many files come.
std::vector<Span> spans_to_join(const std::vector<SegmentNote>& segments) {
  std::vector<Span> spans;
  for (auto note = segments.rbegin(); note != segments.rend(); ++note) {
    const SegmentName& name = note->name;
    const int64_t ops = name.last - name.first + 1;
    const bool joins = !spans.empty() && name.last + 1 == spans.back().first &&
                       ops <= std::max(kSmallOps, spans.back().ops()) && spans.back().ops() + ops <= kMaxSegmentOps;
    if (joins) {
      spans.back().first = name.first;
      ++spans.back().files;
    } else {
      spans.push_back({name.first, name.last, 1});
    }
  }
  return spans;
}

size_t size_of(const content::Run& run) {
  size_t size = 0;
  for (const content::Op& op : run.ops) size += content::encode_op(op).size();
  return size;
}

void join_to(DataFolder& folder, LocalStore& local, const Tip& end, Coverage& copies, size_t least,
             const SegmentKeys& keys) {
  auto segments = copies.segments_to(end);
  std::erase_if(segments, [&](const SegmentNote& note) { return copies.is_superseded(note.name); });
  for (const Span& span : spans_to_join(segments)) {
    if (span.files < least) continue;
    const content::Run run = folder.log().ops().read(end, span.first, span.ops());
    if (size_of(run) <= kFullSegmentBytes) add_own_segment(folder, local, run, keys);
  }
}

}  // namespace

void compact_segments(DataFolder& folder, LocalStore& local, const CurrentTrust& trust) {
  const bool event_open = content::is_sign_in_open(folder, folder.log().now_ms());
  Coverage copies(folder, trust.list(), local.files());
  for (const Tip& end : folder.log().ops().tips()) {
    const auto nonce = folder.log().owners().nonce_of(end.log);
    const uint32_t epoch = newest_epoch(trust.keys(), end.scope);
    const content::SharedKey* key = find_key(trust.keys(), end.scope, epoch);
    // A log that has branches is an old one, which grows no more.
    if (!nonce || !key || folder.log().ops().tips(end.log, end.scope).size() > 1) continue;
    join_to(folder, local, end, copies, event_open ? kLeastJoinedAtEvent : kLeastJoined,
            {folder.keys().signing, *nonce, epoch, *key});
  }
}

}  // namespace starharbor::sync
