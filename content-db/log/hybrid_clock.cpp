// See hybrid_clock.h.
#include "content-db/log/hybrid_clock.h"

#include <algorithm>
#include <optional>

namespace starharbor::content {
namespace {

// Clocks that nobody looks after are minutes off, or hours where a time zone was forgotten; one that is days ahead is
// wrong. What once moved this clock still counts a day later, when the own clock was set back a little.
constexpr int64_t kDayMs = 86'400'000, kMaxAheadMs = 3 * kDayMs, kStaysBelievedMs = kDayMs;

// The greatest stamp that lies at most so far ahead of now; where now can't be believed, any that a device can have.
Stamp limit(int64_t now_ms, int64_t ahead_ms) {
  constexpr Stamp kLast = stamp_of(kLastStampMs) - 1;
  return is_believable(now_ms) ? std::min(kLast, stamp_of(now_ms + ahead_ms)) : kLast;
}

}  // namespace

Stamp HybridClock::next() {
  const int64_t now_ms = clock_();
  const Stamp now = is_believable(now_ms) ? stamp_of(now_ms) : 0;
  const Stamp after = last() + 1;
  return stamp_ms(after) < kLastStampMs ? std::max(now, after) : now;
}

// Of what came from elsewhere it is noted; of what was written here it stands at the end of each scope's log, so that a
// sign-in need not write it twice. Where there is nothing yet, no time is asked for.
Stamp HybridClock::last() {
  auto rows = db_.query(
      "SELECT stamp FROM local_clock UNION ALL SELECT op.stamp FROM tip "
      "JOIN op ON op.scope = tip.scope AND op.log = tip.log AND op.seq = tip.seq AND op.chain = tip.chain "
      "WHERE tip.log = (SELECT log FROM local_log ORDER BY number DESC LIMIT 1) ORDER BY stamp DESC");
  std::optional<Stamp> still_believed;
  while (rows.step() && rows.integer(0) > 0) {
    if (!still_believed) still_believed = limit(clock_(), kMaxAheadMs + kStaysBelievedMs);
    if (rows.integer(0) <= *still_believed) return rows.integer(0);
  }
  return 0;
}

void HybridClock::keep() {
  if (const Stamp stamp = last(); stamp > 0) note(stamp);
}

Stamp HybridClock::furthest() {
  return limit(clock_(), kMaxAheadMs);
}

void HybridClock::follow(Stamp greatest) {
  if (greatest <= furthest()) note(greatest);
}

// One that lies too far ahead to count any more is let go of.
void HybridClock::note(Stamp stamp) {
  auto note = db_.query("UPDATE local_clock SET stamp = ?1 WHERE stamp < ?1 OR stamp > ?2");
  note.bind(1, stamp).bind(2, limit(clock_(), kMaxAheadMs + kStaysBelievedMs)).run();
}

}  // namespace starharbor::content
