// See service.h.
#include "sync/watch/service.h"

#include <fmt/format.h>
#include <poll.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <utility>

#include "content-db/base/error.h"
#include "content-db/base/utf8.h"
#include "content-db/folder/data_folder.h"
#include "sync/exchange/exchange.h"
#include "sync/report/report_table.h"
#include "sync/stores/address.h"
#include "sync/stores/open.h"
#include "sync/watch/link.h"
#include "sync/watch/own_changes.h"
#include "sync/watch/schedule.h"
#include "sync/watch/shared_folder.h"

namespace starharbor::sync {
namespace {

struct Stopped {};

int64_t ms_of(auto time) {
  return std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch()).count();
}

Moment moment() {
  return {ms_of(std::chrono::steady_clock::now()), ms_of(std::chrono::system_clock::now())};
}

void say(const std::string& line) {
  fmt::print(stderr, "starharbor-sync: {}\n", content::printable(line));
  std::fflush(stderr);
}

// Counts only.
std::string summary(const ExchangeResult& result) {
  int64_t changes = 0;
  for (const auto& [scope, count] : result.applied) changes += count;
  std::string line =
      fmt::format("files in {}, out {}; photos in {}, out {}; changes new here {}", result.segments_in.files,
                  result.segments_out.files, result.media_in.files, result.media_out.files, changes);
  if (!result.gaps.empty()) line += fmt::format("; gaps {}", result.gaps.size());
  if (!result.problems.empty()) line += fmt::format("; files not taken {}", result.problems.size());
  return line;
}

// Every so often, by the steady clock.
class Every {
 public:
  explicit Every(int64_t ms) : ms_(ms) {}
  bool due(Moment now) {
    if (now.steady_ms < next_ms_) return false;
    next_ms_ = now.steady_ms + ms_;
    return true;
  }

 private:
  int64_t ms_;
  int64_t next_ms_ = INT64_MIN;
};

class Watch {
 public:
  Watch(const WatchOptions& options, const StopSignal& stop)
      : options_(options),
        stop_(stop),
        own_(options.data),
        mounts_(options.mounts),
        schedule_(options.stores, options.set_times, moment()) {
    try {
      link_ = std::make_unique<LinkWatch>();
    } catch (const Error& error) {
      say(fmt::format("{}. It goes on without", error.what()));
    }
    for (const std::string& store : options.stores) {
      if (!is_remote_address(store)) folders_.try_emplace(store, store, options.data);
    }
  }

  void run() {
    say(fmt::format("watching; stores named: {}", options_.stores.size()));
    look_at_mounts();
    while (!stop_.came()) {
      look();
      const WatchDecision decision = schedule_.decide(moment());
      if (decision.exchange) {
        exchange_with(*decision.exchange);
      } else {
        wait(std::min(decision.sleep_ms, kLookHereMs));
      }
    }
    say("stopped");
  }

 private:
  void look() {
    const Moment now = moment();
    if (look_here_.due(now)) look_here(now);
    if (look_there_.due(now)) look_there(now);
  }

  void look_here(Moment now) {
    try {
      if (own_.look()) schedule_.data_changed(now);
      if (look_at_events_.due(now)) schedule_.set_event_open(own_.is_event_open(), now);
      in_trouble_ = false;
    } catch (const Error& error) {
      if (!std::exchange(in_trouble_, true)) say(error.what());
    }
  }

  void look_there(Moment now) {
    for (auto& [store, folder] : folders_) {
      const FolderWatch::News news = folder.look();
      if (news == FolderWatch::News::kChanged) schedule_.store_changed(store, now);
      if (news == FolderWatch::News::kCameBack) schedule_.store_came(store, is_stick(store), now);
    }
  }

  void look_at_mounts() {
    const MountWatch::News news = mounts_.look();
    const Moment now = moment();
    for (const std::string& place : news.sticks_went) {
      sticks_.erase(place);
      schedule_.store_went(place);
    }
    for (const std::string& place : news.sticks_came) {
      if (!is_named(place)) sticks_.insert(place);
      schedule_.store_came(place, is_stick(place), now);
    }
    for (const std::string& store : options_.stores) {
      const bool came = std::any_of(news.places_came.begin(), news.places_came.end(), [&](const std::string& place) {
        return place != "/" && (store == place || store.starts_with(place + "/"));
      });
      if (came) schedule_.store_came(store, is_stick(store), now);
    }
  }

  bool is_named(const std::string& store) const {
    return std::find(options_.stores.begin(), options_.stores.end(), store) != options_.stores.end();
  }
  bool is_stick(const std::string& store) const {
    return sticks_.contains(store) || (!is_remote_address(store) && is_on_stick(read_mounts(options_.mounts), store));
  }

  // Until something happens, at most that long.
  void wait(int64_t ms) {
    pollfd news[] = {{stop_.fd(), POLLIN, 0}, {mounts_.fd(), POLLPRI, 0}, {link_ ? link_->fd() : -1, POLLIN, 0}};
    if (::poll(news, std::size(news), static_cast<int>(ms)) <= 0) return;
    if (news[1].revents != 0) look_at_mounts();
    if (news[2].revents != 0 && link_->came_up()) schedule_.link_came_up(moment());
  }

  void exchange_with(const std::string& address) {
    const auto folder_watch = folders_.find(address);
    if (folder_watch != folders_.end()) folder_watch->second.before_exchange();
    ExchangeResult result;
    Ending ending = Ending::kFailed;
    std::string why;
    try {
      ending = exchange_once(address, result);
    } catch (const Error& error) {
      if (error.code == ErrorCode::kBusy) ending = Ending::kBusy;
      why = error.what();
    } catch (const std::exception& error) {
      why = error.what();
    }
    if (folder_watch != folders_.end()) folder_watch->second.after_exchange();
    const Moment now = moment();
    schedule_.ended(ending, result.segments_in.files > 0, now);
    std::string line = fmt::format("{}: {}", address, summary(result));
    if (!why.empty())
      line += fmt::format("; {}. Next try in {} s", why, (schedule_.retry_in_ms(address, now) + 999) / 1000);
    if (ending != Ending::kBusy && !stop_.came()) say(line);
  }

  Ending exchange_once(const std::string& address, ExchangeResult& result) {
    // Opened anew each time, so that it never works on a folder that was replaced meanwhile.
    auto folder = content::DataFolder::open(options_.data);
    ReportTable table(folder, address, is_stick(address));
    try {
      const auto store = open_place(address);
      exchange(folder, *store, result, [&](content::ExchangeStep step, int64_t done, int64_t total) {
        if (stop_.came()) throw Stopped{};
        table.progress(step, done, total);
      });
    } catch (const Stopped&) {
      table.stopped(result);
      return Ending::kFailed;
    } catch (const Error& error) {
      table.failed(result, error.code);
      throw;
    }
    table.ended(result);
    return Ending::kGood;
  }

  const WatchOptions& options_;
  const StopSignal& stop_;
  OwnChanges own_;
  MountWatch mounts_;
  std::unique_ptr<LinkWatch> link_;
  std::map<std::string, FolderWatch> folders_;
  std::set<std::string> sticks_;
  WatchSchedule schedule_;
  Every look_here_{kLookHereMs}, look_there_{kLookThereMs}, look_at_events_{kLookAtEventsMs};
  bool in_trouble_ = false;  // said once
};

}  // namespace

void watch(const WatchOptions& options, const StopSignal& stop) {
  Watch(options, stop).run();
}

}  // namespace starharbor::sync
