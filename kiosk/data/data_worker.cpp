// Effects onto the library of the data, one function each.
#include "kiosk/data/data_worker.h"

#include <algorithm>
#include <cstdio>
#include <memory>
#include <utility>

#include "content-db/catalog.h"

namespace starharbor::kiosk {

namespace {

constexpr const char* kUndoReason = "undo";

void report(const Error& error) {
  std::fprintf(stderr, "starharbor-kiosk: %s\n", error.what());
}

}  // namespace

DataWorker::DataWorker(content::DataFolder& folder, content::Clock clock)
    : folder_(folder), desk_(folder), clock_(std::move(clock)) {}

Action DataWorker::run(const Effect& effect) {
  try {
    return answer(effect);
  } catch (const Error& error) {
    report(error);
    return DataFailed{};
  }
}

Action DataWorker::answer(const Effect& effect) {
  struct Answer {
    DataWorker& worker;
    Action operator()(const LoadHall&) { return worker.load_hall(); }
    Action operator()(const FindByLetters& asked) {
      return MembersFound{asked.query, worker.desk_.find_by_letters(asked.event, asked.letters)};
    }
    Action operator()(const FindByPhone& asked) {
      return MembersFound{asked.query, worker.desk_.find_by_phone(asked.event, asked.last4)};
    }
    Action operator()(const WriteSignIn& asked) {
      return SignedIn{worker.desk_.sign_in(asked.event, asked.member, worker.clock_()), asked.query};
    }
    Action operator()(const WriteUndo& asked) {
      worker.desk_.annul(asked.sign_in, kUndoReason, worker.clock_());
      return SignInUndone{asked.sign_in};
    }
  };
  return std::visit(Answer{*this}, effect);
}

Action DataWorker::load_hall() {
  return HallLoaded{std::make_shared<const content::Hall>(content::load_hall(folder_, clock_()))};
}

std::optional<Action> DataWorker::look(int64_t steady_ms) {
  if (steady_ms < next_look_ms_) return std::nullopt;
  try {
    const int64_t version = folder_.database().data_version();
    const bool is_fresh = loaded_ms_ && steady_ms < *loaded_ms_ + kReloadEveryMs;
    std::optional<Action> news;
    if (version != seen_version_ || !is_fresh) {
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
    report(error);
    return DataFailed{};
  }
}

}  // namespace starharbor::kiosk
