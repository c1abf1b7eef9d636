// A few devices in memory that edit, remove, settle, sign in, take back, and hand each other ops in any order, piece by
// piece and twice over; all of it decided by a list of steps.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/device.h"
#include "tests/sync/walks/step.h"

namespace starharbor::tests {

using LogKey = std::pair<std::string, content::LogId>;  // scope, log

struct KnownOp {
  content::Op op;
  content::Hash before{};  // h(seq - 1)
  content::Hash chain{};   // h(seq)
  content::OpRef ref() const { return {op.log, op.seq, content::tag_of(chain)}; }
};
// Of each log, by seq; more than one of a seq where it has branches.
using Ops = std::map<LogKey, std::vector<KnownOp>>;

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
  void erase(MemoryDevice& replica, const Step& step);
  void add_fact(MemoryDevice& replica, const Step& step);
  void settle(MemoryDevice& replica, const Step& step);
  void write_strange_op(const Step& step);
  void deliver(MemoryDevice& from, MemoryDevice& to, const Step& step);
  content::Run strange_run(const LogKey& key, size_t first, size_t count) const;
  void deliver_strange_ops(MemoryDevice& to, const Step& step);
  // Another device with the same log, that holds all of this one's or only some: a copied disk, a backup restored.
  void copy(MemoryDevice& replica, const Step& step);
  void offer(MemoryDevice& to, const content::Run& run);

  std::vector<std::unique_ptr<MemoryDevice>> replicas_;
  std::map<LogKey, std::vector<content::Op>> strange_;  // of a device of another version, written by hand
  uint8_t next_log_ = 30;
  std::vector<std::string> breaches_;
};

// Every op that a log holds.
Ops all_ops(content::Log& log);
// Every row of every projection table, the heads, the ledger, the tips and the digests, as text that can be compared.
std::string picture_of(content::Log& log);

}  // namespace starharbor::tests
