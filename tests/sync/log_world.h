// A few devices in memory that edit, remove, settle, sign in, take back, and hand each other ops in any order, piece by
// piece and twice over; all of it decided by a list of steps, so that a walk that fails can be shortened and played
// again.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/device.h"

namespace starharbor::tests {

// Whole numbers that the world reduces to what there is to choose from.
struct Step {
  int kind = 0;
  int device = 0;
  int other = 0;
  int row = 0;
  int column = 0;
  int value = 0;
  int amount = 0;
};
std::ostream& operator<<(std::ostream& out, const Step& step);

using LogKey = std::pair<std::string, content::LogId>;  // scope, log
using Ops = std::map<LogKey, std::vector<content::Op>>;

class World {
 public:
  explicit World(int devices);

  void take(const Step& step);
  // Hands every op to everybody.
  void settle_down();

  const std::vector<std::unique_ptr<MemoryDevice>>& replicas() const { return replicas_; }
  // Runs that were offered and can't have been right: a gap taken, a duplicate counted as new. Empty when all is well.
  const std::vector<std::string>& breaches() const { return breaches_; }

 private:
  void edit(MemoryDevice& replica, const Step& step);
  void remove(MemoryDevice& replica, const Step& step);
  void add_fact(MemoryDevice& replica, const Step& step);
  void settle(MemoryDevice& replica, const Step& step);
  void write_strange_op(const Step& step);
  void deliver(MemoryDevice& from, MemoryDevice& to, const Step& step);
  void deliver_strange_ops(MemoryDevice& to, const Step& step);
  void offer(MemoryDevice& to, const std::vector<content::Op>& run);

  std::vector<std::unique_ptr<MemoryDevice>> replicas_;
  Ops strange_;  // of a device of another version, written by hand
  std::vector<std::string> breaches_;
};

// Every op that a log holds.
Ops all_ops(content::Log& log);
// Every row of every projection table, the heads, the ledger, the tips and the digests, as text that can be compared.
std::string picture_of(MemoryDevice& replica);

}  // namespace starharbor::tests
