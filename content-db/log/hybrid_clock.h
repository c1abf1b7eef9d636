// A hybrid logical clock: what is written here is stamped after all that was believed here. It follows the ops that
// apply, but never one that lies days ahead of the device's own clock: nobody can set it forward for everybody. It
// reads no clock of the system's.
#pragma once

#include <cstdint>
#include <functional>

#include "content-db/log/op.h"
#include "content-db/storage/database.h"

namespace starharbor::content {

using Clock = std::function<int64_t()>;  // UTC milliseconds

// Before it, and from kLastStampMs on, no clock is right.
constexpr int64_t kFirstBelievableMs = 1'577'836'800'000;  // 2020-01-01
constexpr bool is_believable(int64_t ms) {
  return ms >= kFirstBelievableMs && ms < kLastStampMs;
}

class HybridClock {
 public:
  HybridClock(Database& db, Clock clock) : db_(db), clock_(std::move(clock)) {}

  int64_t now_ms() const { return clock_(); }

  // Of the next op: after last(), and not before now if now can be believed.
  Stamp next();
  // The greatest of what was written here or has moved it; 0 while there is none.
  Stamp last();
  // The greatest stamp from elsewhere that may move it now.
  Stamp furthest();
  // Ops from elsewhere that apply are stamped so, up to this one; further than furthest() it does not go. Must be
  // inside a Transaction.
  void follow(Stamp greatest);
  // Notes last() before another log becomes the one that is written.
  void keep();

 private:
  void note(Stamp stamp);

  Database& db_;
  Clock clock_;
};

}  // namespace starharbor::content
