// Effects onto the library of the data, one function each.
#include "kiosk/data/data_worker.h"

#include <algorithm>
#include <cstdio>
#include <memory>
#include <tuple>
#include <utility>
#include <vector>

#include "content-db/base/cryptography.h"
#include "content-db/exhibit/catalog.h"

namespace starharbor::kiosk {

namespace {

constexpr size_t kWalkInIdBytes = 16;

int64_t since_ms(const content::ExchangeRecord& record) {
  return record.ended_ms.value_or(record.started_ms);
}

// What matters most to whoever stands there: a stick that is in, or was just now; then what runs; then what ended last.
const content::ExchangeRecord* most_worth_telling(const std::vector<content::ExchangeRecord>& records, int64_t now_ms) {
  const auto rank = [&](const content::ExchangeRecord& record) {
    const bool running = !record.ended_ms;
    const bool stick = record.stick && (running || now_ms - *record.ended_ms < kExchangeDoneMs);
    return std::make_tuple(stick, running, since_ms(record));
  };
  const auto best =
      std::max_element(records.begin(), records.end(), [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
  return best == records.end() ? nullptr : &*best;
}

bool tells_the_same(const ExchangeNews& a, const ExchangeNews& b) {
  const Exchange &x = a.exchange, &y = b.exchange;
  return x.running == y.running && x.stick == y.stick && x.good == y.good && x.percent == y.percent;
}

}  // namespace

DataFailed failed(const Error& error, uint64_t query) {
  std::fprintf(stderr, "starharbor-kiosk: %s\n", error.what());
  return {error.code == ErrorCode::kDiskFull, query};
}

DataWorker::DataWorker(content::DataFolder& folder, content::Clock clock)
    : folder_(folder), check_in_(folder), walk_ins_(folder), clock_(std::move(clock)), started_ms_(clock_()) {}

Action DataWorker::run(const Effect& effect) {
  try {
    return answer(effect);
  } catch (const Error& error) {
    return failed(error, query_of(effect));
  }
}

Action DataWorker::answer(const Effect& effect) {
  struct Answer {
    DataWorker& worker;
    Action operator()(const LoadHall&) { return worker.load_hall(); }
    Action operator()(const FindByLetters& asked) {
      return MembersFound{asked.query, worker.check_in_.find_by_letters(asked.event, asked.letters)};
    }
    Action operator()(const FindByPhone& asked) {
      return MembersFound{asked.query, worker.check_in_.find_by_phone(asked.event, asked.last4)};
    }
    Action operator()(const WriteSignIn& asked) {
      return SignedIn{worker.check_in_.sign_in(asked.event, asked.member, worker.clock_()), asked.query};
    }
    Action operator()(const WriteCardSignIn& asked) {
      return SignedIn{worker.check_in_.sign_in_by_card(asked.event, asked.card, worker.clock_()), asked.query};
    }
    Action operator()(const WriteWalkIn& asked) { return worker.sign_in_walk_in(asked); }
    Action operator()(const SpellWords& asked) {
      if (!worker.pinyin_) worker.pinyin_.emplace();
      return WordsRead{asked.query, worker.pinyin_->words(asked.spelling)};
    }
    Action operator()(const ReadStrokes& asked) {
      if (!worker.handwriting_) worker.handwriting_.emplace();
      return WordsRead{asked.query, worker.handwriting_->words(asked.strokes)};
    }
    Action operator()(const WriteUndo& asked) {
      worker.check_in_.take_back(asked.sign_in, worker.clock_());
      return SignInUndone{asked.sign_in};
    }
  };
  return std::visit(Answer{*this}, effect);
}

// A walk-in that could not be written is asked for again by the same query, and must be the same person then. So must
// be whoever was signed in as the power went and, not having been told so, comes again.
std::string DataWorker::walk_in_id(const WriteWalkIn& asked) {
  if (!walk_in_id_.empty() && asked.query == walk_in_query_) return walk_in_id_;
  const bool may_come_again = clock_() < started_ms_ + kComesAgainMs;
  const auto same = may_come_again
                        ? walk_ins_.find_same(asked.event, asked.walk_in, started_ms_ - kComesAgainMs, started_ms_)
                        : std::nullopt;
  return same ? *same : content::to_hex(content::random_bytes(kWalkInIdBytes));
}

Action DataWorker::sign_in_walk_in(const WriteWalkIn& asked) {
  walk_in_id_ = walk_in_id(asked);
  walk_in_query_ = asked.query;
  content::WalkIn walk_in = asked.walk_in;
  walk_in.id = walk_in_id_;
  return SignedIn{check_in_.sign_in_walk_in(asked.event, walk_in, clock_()), asked.query, true};
}

Action DataWorker::load_hall() {
  return HallLoaded{std::make_shared<const content::Hall>(content::load_hall(folder_, clock_()))};
}

std::optional<Action> DataWorker::look(int64_t steady_ms) {
  if (steady_ms < next_look_ms_) return std::nullopt;
  try {
    const int64_t version = folder_.database().data_version();
    const bool in_exchange = exchange_ && exchange_->exchange.running;
    const bool is_fresh = loaded_ms_ && steady_ms < *loaded_ms_ + kReloadEveryMs;
    const bool may_wait = loaded_ms_ && in_exchange && steady_ms < *loaded_ms_ + kReloadInExchangeMs;
    std::optional<Action> news;
    if ((version != seen_version_ && !may_wait) || !is_fresh) {
      news = load_hall();
      seen_version_ = version;
      loaded_ms_ = steady_ms;
    }
    in_trouble_ = false;
    retry_ms_ = kLookEveryMs;
    next_look_ms_ = steady_ms + kLookEveryMs;
    return news;
  } catch (const Error& error) {
    loaded_ms_.reset();
    next_look_ms_ = steady_ms + retry_ms_;
    retry_ms_ = std::min(2 * retry_ms_, kLongestRetryMs);
    if (std::exchange(in_trouble_, true)) return std::nullopt;
    return failed(error);
  }
}

ExchangeNews DataWorker::news_of(const content::ExchangeRecord& record) const {
  const int64_t now_ms = clock_();
  ExchangeNews news;
  news.exchange.running = !record.ended_ms && now_ms - record.written_ms < kExchangeSilentMs;
  news.exchange.stick = record.stick;
  news.exchange.good = record.outcome == content::ExchangeOutcome::kDone;
  news.exchange.percent = record.permille / 10;
  news.age_ms = now_ms - since_ms(record);
  // From before the clock was put right: nobody knows how long ago.
  if (news.age_ms < 0) news.age_ms = kExchangeSilentMs;
  return news;
}

std::optional<Action> DataWorker::look_at_exchange(int64_t steady_ms) {
  if (steady_ms < next_exchange_look_ms_) return std::nullopt;
  next_exchange_look_ms_ = steady_ms + kLookEveryMs;
  try {
    const int64_t version = folder_.database().data_version();
    // One that runs may fall silent, which nobody writes down.
    const bool may_differ = version != exchange_version_ || (exchange_ && exchange_->exchange.running);
    if (!may_differ) return std::nullopt;
    const auto records = content::load_exchanges(folder_.database());
    exchange_version_ = version;
    const content::ExchangeRecord* record = most_worth_telling(records, clock_());
    if (!record) return std::nullopt;
    const ExchangeNews news = news_of(*record);
    if (exchange_ && exchange_since_ms_ == since_ms(*record) && tells_the_same(news, *exchange_)) return std::nullopt;
    exchange_ = news;
    exchange_since_ms_ = since_ms(*record);
    return news;
  } catch (const Error&) {
    // look() meets the same and says it.
    return std::nullopt;
  }
}

}  // namespace starharbor::kiosk
