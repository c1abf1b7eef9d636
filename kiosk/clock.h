// The kiosk's one clock, read by the frame and by the data thread alike. It follows the machine's, except that it never
// goes back while a visitor is there, and it can be held and moved by hand for tours.
#pragma once

#include <cstdint>
#include <mutex>
#include <optional>

namespace starharbor::kiosk {

// Where the two clocks of a machine stand; tests give their own.
struct MachineTime {
  int64_t wall_ms = 0;    // UTC
  int64_t steady_ms = 0;  // from anywhere; never goes back
};
MachineTime machine_time();

class Clock {
 public:
  // begins_at_ms: UTC at which it begins in place of now; it runs on from there.
  explicit Clock(std::optional<int64_t> begins_at_ms = std::nullopt, MachineTime (*machine)() = machine_time);

  // UTC. Any thread.
  int64_t now_ms() const;
  // A wall clock that was put forward is followed at once; one that was put back only when may_go_back. True when this
  // clock went back.
  bool follow_wall(bool may_go_back);
  // From now on time passes by advance() alone.
  void hold();
  void advance(int64_t ms);

 private:
  int64_t running_ms(const MachineTime& machine) const { return base_ms_ + machine.steady_ms - base_steady_ms_; }

  MachineTime (*machine_)();
  mutable std::mutex mutex_;
  int64_t shift_ms_ = 0;  // of the wall clock, for a given beginning
  int64_t base_ms_ = 0;
  int64_t base_steady_ms_ = 0;
  bool held_ = false;
};

}  // namespace starharbor::kiosk
