// Every place where this process changes what is on a disk, counted, and a fate for one of them. A program that links
// this has write, pwrite, fsync, fdatasync, ftruncate, rename, unlink, mkdir and the same by an open folder replaced
// for all it does, SQLite included; nothing is ever flushed for real, for what a flush means is modelled here.
#pragma once

#include <cstdint>
#include <filesystem>

namespace starharbor::tests {

enum class Fate {
  kNone,      // counted only
  kKilled,    // the process is gone before it is done
  kTorn,      // half of its bytes get there, and the process is gone
  kPowerCut,  // gone, and with it whatever no fsync has made to stay: bytes, and names in their folders
  kFails,     // half of its bytes get there; it and every later one fail: a pulled stick, a full disk
};

struct WritePlan {
  std::filesystem::path under;  // only what lies there counts; absolute
  Fate fate = Fate::kNone;
  int64_t at = 0;  // which one, from 0
  int error = 0;   // the errno of kFails
};

constexpr int kGoneExitCode = 9;  // of a process that met its fate

// From here on. One plan at a time.
void arm_write_points(const WritePlan& plan);
// Back to a sound disk; gives how many were met.
int64_t disarm_write_points();

}  // namespace starharbor::tests
