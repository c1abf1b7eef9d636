// When to exchange with which store: a state machine of the watch's rules. What happens comes in as calls, the time as
// an argument, what to do goes out as a decision. It touches no file, no clock and no database.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace starharbor::sync {

// Waiting is counted by a clock that never goes back; the set time is of the wall's, which may be put right at any
// time.
struct Moment {
  int64_t steady_ms = 0;
  int64_t wall_ms = 0;  // UTC
};

enum class Ending {
  kGood,
  kBusy,  // somebody else is exchanging with this data folder
  kFailed,
};

struct WatchDecision {
  std::optional<std::string> exchange;  // begin with this store now, and say ended() after it
  int64_t sleep_ms = 0;                 // otherwise: nothing is due sooner, unless something happens
};

// What was written here, and what others wrote there, is seen this soon; with the spacing below at both ends a sign-in is
// at the other terminal of a door within five seconds.
constexpr int64_t kLookHereMs = 500;
constexpr int64_t kLookThereMs = 1'000;
constexpr int64_t kLookAtEventsMs = 5'000;
// While people sign in, what was made here leaves, and what others made comes, at most this often.
constexpr int64_t kOpenSpacingMs = 2'000;
// Otherwise what was made here leaves at most this often: within a minute.
constexpr int64_t kQuietSpacingMs = 50'000;
constexpr int64_t kBusyRetryMs = 2'000;
constexpr int64_t kFirstRetryMs = 5'000;
constexpr int64_t kLongestRetryMs = 3'600'000;

class WatchSchedule {
 public:
  // `set_times` are minutes after midnight in Shanghai. Every store is due at once.
  WatchSchedule(const std::vector<std::string>& stores, std::vector<int> set_times, Moment now);

  void link_came_up(Moment now);
  // A stick with a store on it is mounted; or a store that could not be reached has come back.
  void store_came(const std::string& store, bool stick, Moment now);
  // What is pulled is forgotten; a store that was named at the start stays.
  void store_went(const std::string& store);
  // Somebody else has written there.
  void store_changed(const std::string& store, Moment now);
  // Something was written here that no store has.
  void data_changed(Moment now);
  void set_event_open(bool open, Moment now);

  // Once it has told to exchange with a store, it tells nothing but to wait until ended().
  WatchDecision decide(Moment now);
  // `news`: it brought something that the other stores may lack.
  void ended(Ending ending, bool news, Moment now);
  // How long the store that failed last must wait; 0 when none does.
  int64_t retry_in_ms(const std::string& store, Moment now) const;

 private:
  struct Store {
    bool named = false;  // at the start
    bool stick = false;
    bool unsent = false;                   // something was made here since its last exchange began
    std::optional<int64_t> due_ms;         // steady, as all times here
    std::optional<int64_t> began_ms;       // the last exchange
    std::optional<int64_t> not_before_ms;  // after a failure
    int64_t next_retry_ms = kFirstRetryMs;
  };

  static void want(Store& store, int64_t at_ms);
  static void forgive(Store& store);
  // The earliest time at which it may begin; nothing when it is not wanted.
  static std::optional<int64_t> begins_ms(const Store& store);
  static int64_t spaced_ms(const Store& store, int64_t spacing_ms, Moment now);
  void note_unsent(const std::string& except, Moment now);
  void want_unsent(Store& store, Moment now) const;
  void pass_set_times(Moment now);
  int64_t latest_set_time_ms(int64_t wall_ms) const;
  int64_t until_next_set_time_ms(int64_t wall_ms) const;

  std::map<std::string, Store> stores_;
  std::vector<int> set_times_;
  int64_t passed_set_time_ms_;
  bool event_open_ = false;
  std::string running_;  // empty: none
};

}  // namespace starharbor::sync
