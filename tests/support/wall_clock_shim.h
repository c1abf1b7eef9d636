// Between a test's WallClock and the functions that stand in for the C library's. Also compiled into the library that
// is preloaded into other programs, so nothing here may need the C++ library when it runs.
#pragma once

#include <cstdint>

namespace starharbor::tests {

// Nanoseconds from CLOCK_MONOTONIC, which all processes of a machine share, to the wall clock that they are to believe.
constexpr char kWallClockVariable[] = "STARHARBOR_TEST_WALL_CLOCK";

// What this process goes by, in place of the variable.
void set_wall_clock(bool set, int64_t ahead_ns);
bool get_wall_clock(int64_t* ahead_ns);
int64_t steady_ns();

// Called whenever code of the project asks for the wall clock and none is set; the system's answer is given then. Test
// programs and the preloaded library have one each.
void asked_without_wall_clock(const char* function);

}  // namespace starharbor::tests
