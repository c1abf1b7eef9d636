// The C library's functions that tell the wall clock, by which the C++ library's, SQLite's and all others go.
#include "tests/support/wall_clock_shim.h"

#include <dlfcn.h>
#include <sys/auxv.h>
#include <sys/time.h>
#include <time.h>

#include <atomic>
#include <cstdlib>
#include <cstring>

namespace starharbor::tests {
namespace {

constexpr int64_t kSecondNs = 1'000'000'000;

enum State { kUnread, kUnset, kSet };
std::atomic<State> state{kUnread};
std::atomic<int64_t> ahead{0};

// The next in line, which is not the C library's own where another such library is preloaded.
int next_clock(clockid_t clock, timespec* now) {
  using Function = int (*)(clockid_t, timespec*);
  static std::atomic<Function> next{nullptr};
  Function function = next.load(std::memory_order_relaxed);
  if (!function) {
    function = reinterpret_cast<Function>(dlsym(RTLD_NEXT, "clock_gettime"));
    next.store(function, std::memory_order_relaxed);
  }
  return function(clock, now);
}

// Is it the project's own code, in the program or by way of the C++ library or of SQLite? Other libraries ask for
// purposes of their own: to look at their files again, to sow random numbers, to measure themselves.
bool is_ours(const void* asker) {
  Dl_info by{}, program{};
  if (dladdr(asker, &by) == 0 || dladdr(reinterpret_cast<const void*>(getauxval(AT_ENTRY)), &program) == 0) return true;
  return by.dli_fbase == program.dli_fbase || strstr(by.dli_fname, "/libstdc++.") ||
         strstr(by.dli_fname, "/libsqlite3.");
}

void wall_clock(const char* function, const void* asker, timespec* now) {
  int64_t ahead_ns = 0;
  if (!get_wall_clock(&ahead_ns)) {
    if (is_ours(asker)) asked_without_wall_clock(function);
    next_clock(CLOCK_REALTIME, now);
    return;
  }
  const int64_t now_ns = steady_ns() + ahead_ns;
  *now = {static_cast<time_t>(now_ns / kSecondNs), static_cast<long>(now_ns % kSecondNs)};
}

}  // namespace

void set_wall_clock(bool set, int64_t ahead_ns) {
  ahead = ahead_ns;
  state = set ? kSet : kUnset;
}

bool get_wall_clock(int64_t* ahead_ns) {
  if (state == kUnread) {
    const char* given = getenv(kWallClockVariable);
    set_wall_clock(given != nullptr, given ? strtoll(given, nullptr, 10) : 0);
  }
  *ahead_ns = ahead;
  return state == kSet;
}

int64_t steady_ns() {
  timespec now{};
  next_clock(CLOCK_MONOTONIC, &now);
  return now.tv_sec * kSecondNs + now.tv_nsec;
}

extern "C" {

int clock_gettime(clockid_t clock, timespec* now) noexcept {
  if (clock != CLOCK_REALTIME && clock != CLOCK_REALTIME_COARSE) return next_clock(clock, now);
  wall_clock("clock_gettime", __builtin_return_address(0), now);
  return 0;
}

int gettimeofday(timeval* now, void*) noexcept {
  timespec fine{};
  wall_clock("gettimeofday", __builtin_return_address(0), &fine);
  *now = {fine.tv_sec, fine.tv_nsec / 1'000};
  return 0;
}

time_t time(time_t* seconds) noexcept {
  timespec now{};
  wall_clock("time", __builtin_return_address(0), &now);
  if (seconds) *seconds = now.tv_sec;
  return now.tv_sec;
}

int timespec_get(timespec* now, int base) noexcept {
  if (base != TIME_UTC) return 0;
  wall_clock("timespec_get", __builtin_return_address(0), now);
  return base;
}

}  // extern "C"

}  // namespace starharbor::tests
