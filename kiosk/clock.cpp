// Runs on the steady clock from where the wall clock was last taken over.
#include "kiosk/clock.h"

#include <chrono>

namespace starharbor::kiosk {

namespace {

// Below this the two clocks only drift apart.
constexpr int64_t kNoticeableMs = 500;

}  // namespace

MachineTime machine_time() {
  using namespace std::chrono;
  return {duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count(),
          duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count()};
}

Clock::Clock(std::optional<int64_t> begins_at_ms, MachineTime (*machine)()) : machine_(machine) {
  const MachineTime now = machine_();
  base_ms_ = begins_at_ms.value_or(now.wall_ms);
  shift_ms_ = base_ms_ - now.wall_ms;
  base_steady_ms_ = now.steady_ms;
}

int64_t Clock::now_ms() const {
  std::lock_guard lock(mutex_);
  return held_ ? base_ms_ : running_ms(machine_());
}

bool Clock::follow_wall(bool may_go_back) {
  std::lock_guard lock(mutex_);
  if (held_) return false;
  const MachineTime now = machine_();
  const int64_t ahead_ms = now.wall_ms + shift_ms_ - running_ms(now);
  const bool goes_back = ahead_ms <= -kNoticeableMs && may_go_back;
  if (ahead_ms < kNoticeableMs && !goes_back) return false;
  base_ms_ = now.wall_ms + shift_ms_;
  base_steady_ms_ = now.steady_ms;
  return goes_back;
}

void Clock::hold() {
  std::lock_guard lock(mutex_);
  if (!held_) base_ms_ = running_ms(machine_());
  held_ = true;
}

void Clock::advance(int64_t ms) {
  std::lock_guard lock(mutex_);
  base_ms_ += ms;
}

}  // namespace starharbor::kiosk
