// See clock_correction.h. Sign-ins are walked log by log in the order of writing, for only that order tells that a
// clock went back.
#include "content-db/attendance/clock_correction.h"

#include <algorithm>
#include <functional>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "content-db/base/civil_time.h"
#include "content-db/exhibit/sign_in_window.h"

namespace starharbor::content {
namespace {

constexpr int64_t kDayMs = 86'400'000;

struct Fact {
  FactId id;
  int64_t seq = 0;
  int64_t believed_ms = 0;
  bool settled = false;  // stated, or an entered span covers it
  std::string terminal;
  int64_t event_from_ms = 0, event_until_ms = 0;  // zero: the event is not here
};

// One log, as far as it wrote for one base.
struct Writing {
  LogId log{};
  std::string base;
  bool branched = false;
  std::vector<Fact> facts;
};

const std::string kFacts =
    "SELECT fact.id, CAST(substr(fact.id, 34) AS INTEGER), fact.believed_at, fact.stated OR fact.corrected, "
    "ifnull(fact.terminal, ''), " +
    kSignInFromSql + ", " + kSignInUntilSql +
    " "
    "FROM timed_sign_in AS fact LEFT JOIN event ON event.id = fact.event "
    "WHERE fact.scope = ?1 AND fact.id >= ?2 || '.' AND fact.id < ?2 || '/' AND fact.believed_at IS NOT NULL "
    "ORDER BY 2, fact.id";

std::vector<Fact> facts_of(Database& db, const Scope& scope, const LogId& log) {
  std::vector<Fact> facts;
  auto rows = db.query(kFacts);
  rows.bind(1, scope.name()).bind(2, to_hex(log));
  while (rows.step()) {
    facts.push_back({FactId(rows.text(0)), rows.integer(1), rows.integer(2), rows.integer(3) != 0, rows.text(4),
                     rows.integer(5), rows.integer(6)});
  }
  return facts;
}

std::vector<Writing> writings(DataFolder& folder, const std::function<bool(const LogId&)>& wanted) {
  std::vector<Writing> all;
  for (const Tip& tip : folder.log().ops().tips()) {
    if (tip.scope.kind() != ScopeKind::kBase || !wanted(tip.log)) continue;
    const std::string base(tip.scope.base());
    if (!all.empty() && all.back().log == tip.log && all.back().base == base) {
      all.back().branched = true;
      continue;
    }
    all.push_back({tip.log, base, false, facts_of(folder.database(), tip.scope, tip.log)});
  }
  return all;
}

std::optional<ClockDoubt> doubt_of_one(const Fact& fact, int64_t now_ms) {
  if (fact.believed_ms < kFirstBelievableMs) return ClockDoubt::kBefore2020;
  if (fact.believed_ms > now_ms + kDayMs) return ClockDoubt::kAhead;
  const bool far = fact.event_until_ms > 0 &&
                   (fact.believed_ms < fact.event_from_ms - kDayMs || fact.believed_ms > fact.event_until_ms + kDayMs);
  if (far) return ClockDoubt::kFarFromEvent;
  return std::nullopt;
}

// For each fact, in the same order.
std::vector<std::optional<ClockDoubt>> doubts_of(const Writing& writing, int64_t now_ms) {
  std::vector<std::optional<ClockDoubt>> doubts;
  int64_t latest_ms = 0;
  for (const Fact& fact : writing.facts) {
    auto& doubt = doubts.emplace_back();
    if (fact.settled) continue;
    doubt = doubt_of_one(fact, now_ms);
    if (doubt) continue;
    // The branches of a copied disk were written side by side; their order says nothing.
    if (!writing.branched && fact.believed_ms < latest_ms - kBackwardsMs) doubt = ClockDoubt::kWentBack;
    latest_ms = std::max(latest_ms, fact.believed_ms);
  }
  return doubts;
}

std::string id_of(const ClockSpan& span) {
  Hasher hasher;
  hasher.add(span.log).add(span.base).add(fmt::format("/{}", span.first_seq));
  return to_hex(hasher.finish()).substr(0, 8);
}

void add_to(ClockSpan& span, const Fact& fact) {
  span.last_seq = fact.seq;
  span.from_ms = std::min(span.from_ms, fact.believed_ms);
  span.until_ms = std::max(span.until_ms, fact.believed_ms);
  ++span.sign_ins;
}

ClockSpan span_from(const Writing& writing, const Fact& first, ClockDoubt doubt) {
  ClockSpan span{{},        writing.log, writing.base,      first.terminal,
                 first.seq, first.seq,   first.believed_ms, first.believed_ms,
                 1,         doubt};
  span.id = id_of(span);
  return span;
}

// A clock that goes back within a span was set, or began anew at 1970: another span.
void add_spans(const Writing& writing, int64_t now_ms, std::vector<ClockSpan>& spans) {
  const auto doubts = doubts_of(writing, now_ms);
  std::optional<ClockSpan> open;
  for (size_t i = 0; i < doubts.size(); ++i) {
    const Fact& fact = writing.facts[i];
    const bool goes_on = open && doubts[i] == open->doubt && fact.believed_ms >= open->until_ms - kBackwardsMs;
    if (goes_on) {
      add_to(*open, fact);
      continue;
    }
    if (open) spans.push_back(std::move(*open));
    open.reset();
    if (doubts[i]) open = span_from(writing, fact, *doubts[i]);
  }
  if (open) spans.push_back(std::move(*open));
}

bool overlap(const ClockOffset& a, const ClockOffset& b) {
  return a.log == b.log && a.base == b.base && a.first_seq <= b.last_seq && b.first_seq <= a.last_seq &&
         a.from_ms <= b.until_ms && b.from_ms <= a.until_ms;
}

void write(DataFolder& folder, const ClockOffset& offset) {
  folder.log().edit(base_scope(offset.base), "clock_offset", offset.id,
                    {{"base", offset.base},
                     {"log", offset.log},
                     {"first_seq", offset.first_seq},
                     {"last_seq", offset.last_seq},
                     {"believed_from", offset.from_ms},
                     {"believed_until", offset.until_ms},
                     {"offset_ms", offset.offset_ms},
                     {"reason", offset.reason}});
}

// The sign-ins of one writing that the device believed to be of this time, as one span.
std::optional<ClockSpan> span_within(const Writing& writing, int64_t from_ms, int64_t until_ms) {
  std::optional<ClockSpan> span;
  const Fact* last = nullptr;
  bool interrupted = false;
  for (const Fact& fact : writing.facts) {
    const bool within = fact.believed_ms >= from_ms && fact.believed_ms <= until_ms;
    if (fact.settled) continue;
    if (!within) {
      interrupted = span.has_value();
      continue;
    }
    if (span && (interrupted || fact.believed_ms < last->believed_ms - kBackwardsMs)) {
      throw Error(ErrorCode::kInput,
                  fmt::format("find {} to {} in that log", local_text(from_ms), local_text(until_ms)),
                  "the device believed more than once that it was then: its clock was set back. Name one of the spans "
                  "that `clock` lists by its ID, or a shorter time.");
    }
    if (span) {
      add_to(*span, fact);
    } else {
      span = span_from(writing, fact, ClockDoubt::kWentBack);
    }
    last = &fact;
  }
  return span;
}

ClockOffset offset_for(const ClockSpan& span, int64_t offset_ms, const std::string& reason) {
  return {fmt::format("{}.{}.{}", to_hex(span.log), span.base, span.first_seq),
          to_hex(span.log),
          span.base,
          span.terminal,
          span.first_seq,
          span.last_seq,
          span.from_ms,
          span.until_ms,
          offset_ms,
          reason};
}

void refuse_overlap(const ClockOffset& offset, const std::vector<ClockOffset>& entered) {
  const auto other = std::find_if(entered.begin(), entered.end(),
                                  [&](const ClockOffset& old) { return old.id != offset.id && overlap(old, offset); });
  if (other == entered.end()) return;
  throw Error(
      ErrorCode::kInput,
      fmt::format("enter {} to {} of {}", local_text(offset.from_ms), local_text(offset.until_ms), offset.log),
      fmt::format("something is entered for a part of it already. Take that back first: `clock clear {}`.", other->id));
}

}  // namespace

const char* words(ClockDoubt doubt) {
  switch (doubt) {
    case ClockDoubt::kBefore2020:
      return "before 2020";
    case ClockDoubt::kAhead:
      return "in the future";
    case ClockDoubt::kFarFromEvent:
      return "more than a day from its event";
    case ClockDoubt::kWentBack:
      return "the clock went back";
  }
  return "";
}

std::vector<ClockSpan> ClockCorrections::suspects(int64_t now_ms) {
  std::vector<ClockSpan> spans;
  for (const Writing& writing : writings(folder_, [](const LogId&) { return true; })) add_spans(writing, now_ms, spans);
  std::stable_sort(spans.begin(), spans.end(), [](const ClockSpan& a, const ClockSpan& b) {
    return std::tie(a.terminal, a.log, a.base) < std::tie(b.terminal, b.log, b.base);
  });
  return spans;
}

std::vector<ClockOffset> ClockCorrections::offsets() {
  std::vector<ClockOffset> offsets;
  auto rows = folder_.database().query(
      "SELECT id, log, base, ifnull((SELECT terminal FROM sign_in WHERE sign_in.id >= visible_clock_offset.log || '.' "
      " AND sign_in.id < visible_clock_offset.log || '/' LIMIT 1), ''), "
      "first_seq, last_seq, believed_from, believed_until, offset_ms, ifnull(reason, '') FROM visible_clock_offset "
      "ORDER BY 4, log, base, first_seq, id");
  while (rows.step()) {
    offsets.push_back({rows.text(0), rows.text(1), rows.text(2), rows.text(3), rows.integer(4), rows.integer(5),
                       rows.integer(6), rows.integer(7), rows.integer(8), rows.text(9)});
  }
  return offsets;
}

std::map<FactId, ClockDoubt> ClockCorrections::doubts(const std::string& event, int64_t now_ms) {
  std::set<std::string> logs;
  if (!event.empty()) {
    auto rows = folder_.database().query("SELECT DISTINCT substr(id, 1, 32) FROM sign_in WHERE event = ?1");
    rows.bind(1, event);
    while (rows.step()) logs.insert(rows.text(0));
  }
  std::map<FactId, ClockDoubt> doubts;
  const auto wanted = [&](const LogId& log) { return event.empty() || logs.contains(to_hex(log)); };
  for (const Writing& writing : writings(folder_, wanted)) {
    const auto of_facts = doubts_of(writing, now_ms);
    for (size_t i = 0; i < of_facts.size(); ++i) {
      if (of_facts[i]) doubts.emplace(writing.facts[i].id, *of_facts[i]);
    }
  }
  return doubts;
}

ClockOffset ClockCorrections::set(const ClockSpan& span, int64_t was_ms, const std::string& reason) {
  Transaction transaction(folder_.database());
  const ClockOffset offset = offset_for(span, was_ms - span.from_ms, reason);
  refuse_overlap(offset, offsets());
  write(folder_, offset);
  transaction.commit();
  return offset;
}

std::vector<ClockOffset> ClockCorrections::set(const LogId& log, const ClockCorrection& correction) {
  Transaction transaction(folder_.database());
  const auto entered = offsets();
  std::vector<ClockOffset> written;
  for (const Writing& writing : writings(folder_, [&](const LogId& other) { return other == log; })) {
    const auto span = span_within(writing, correction.from_ms, correction.until_ms);
    if (!span) continue;
    ClockOffset offset = offset_for(*span, correction.was_ms - correction.from_ms, correction.reason);
    refuse_overlap(offset, entered);
    write(folder_, offset);
    written.push_back(std::move(offset));
  }
  if (written.empty()) {
    throw Error(ErrorCode::kInput,
                fmt::format("enter {} to {} of {}", local_text(correction.from_ms), local_text(correction.until_ms),
                            to_hex(log)),
                "no sign-in here was written by that log while its device believed that it was then. `clock` lists the "
                "spans in doubt and the ones entered, which `clock clear ID` takes back.");
  }
  transaction.commit();
  return written;
}

bool ClockCorrections::clear(const std::string& id) {
  Transaction transaction(folder_.database());
  const auto entered = offsets();
  const auto found =
      std::find_if(entered.begin(), entered.end(), [&](const ClockOffset& offset) { return offset.id == id; });
  if (found == entered.end()) return false;
  folder_.log().remove(base_scope(found->base), "clock_offset", id);
  transaction.commit();
  return true;
}

}  // namespace starharbor::content
