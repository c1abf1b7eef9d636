// The wall clock of a test. No test asks what time it is: who does so in a test program without one of these has the
// test fail, and one of the project's own programs that asks without one ends at once. Left alone are steady clocks, by
// which one measures how long something takes, and what libraries ask for themselves.
#pragma once

#include <cstdint>
#include <optional>

namespace starharbor::tests {

constexpr int64_t kNoonMs = 1'781'755'200'000;  // 2026-06-18 12:00 in Shanghai

// While it lives, this process and every process that it starts believe that it was now_ms (UTC) when it was made; from
// there time runs on, in all of them alike. What another one set before counts again at its end.
class WallClock {
 public:
  explicit WallClock(int64_t now_ms);
  ~WallClock();
  WallClock(const WallClock&) = delete;
  WallClock& operator=(const WallClock&) = delete;

 private:
  std::optional<int64_t> before_ns_;  // how far ahead of the steady clock the wall clock was until then
};

}  // namespace starharbor::tests
