// Where everything is, told from a walk's steps alone: what a device has, what lies in a store and in which state, and
// what one exchange between the two must change. No file is read here: of what is new under the sun (a file's name, a
// log's id) the world is told what it was called, and judged by what it must hold.
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "tests/sync/walks/world_model.h"

namespace starharbor::tests {

// A run of ops in one file.
struct Parcel {
  std::string scope;
  content::PublicKey signer{};
  uint32_t epoch = 0;
  std::vector<OpRef> ops;
  int key = 0;
  std::set<OpRef> bodyless = {};  // of these, those that had been erased when it was made
};
using Parcels = std::map<std::string, Parcel>;  // by path

struct DeviceModel {
  std::string name;
  content::Role role = content::Role::kKiosk;
  std::string base;
  content::PublicKey key{};
  Knowledge known;
  std::set<std::string> copies;  // paths of parcels

  bool holds(const std::string& scope) const { return holds_scope(role, base, scope); }
  bool is_trusted() const { return known.decision && known.decision->trusts(key); }
  bool is_named() const { return known.decision && known.decision->names(key); }
  content::LogId log() const { return known.logs.back(); }
  // Of a scope, the first one first; none of a scope that it may not read.
  std::vector<int> keys_of(const std::string& scope) const;
  void learn(const WrittenOp& op, bool bodyless = false);
};

enum class Health { kGood, kOtherSize, kOtherBytes };

struct StoreModel {
  struct State {
    Health health = Health::kGood;
    content::PublicKey device{};
    std::set<std::string> damaged;
  };
  std::map<std::string, Health> parcels;
  std::map<std::string, Health> decisions;  // by path
  std::map<std::string, State> states;      // by path
};

// What an exchange was seen to make.
struct Made {
  content::LogId log{};                                 // the device's, afterwards
  std::string state;                                    // the path of its state
  std::vector<std::pair<std::string, Parcel>> parcels;  // among its copies, of its own
};

// What it must have told.
struct Told {
  bool took_part = false;  // it is on the list
  int branches = 0;        // noticed now
  int damaged = 0;         // files of the store
};

class Carriers {
 public:
  WrittenOps ops;
  Parcels parcels;
  std::map<std::string, Decision> decisions;  // by path

  // The files that a device fetches: the world looks for new ones among the others.
  std::set<std::string> fetched(const DeviceModel& device, const StoreModel& store) const;
  // Changes both as an exchange does. What was made otherwise than it must be goes to `breaches`.
  Told exchange(DeviceModel& device, StoreModel& store, const Made& made, std::vector<std::string>& breaches);
  // Is everything that a file holds in one of these others too? A joined file makes those needless that it joins: they
  // may be taken away, from copies and stores, and need not be fetched.
  bool is_needless(const std::string& path, const std::set<std::string>& others) const;
  // The newest of the store's that this device takes, or what it has.
  const Decision* newest(const DeviceModel& device, const StoreModel& store) const;

 private:
  bool can_open(const DeviceModel& device, const Parcel& parcel) const;
  // Those sealed under a key that was lost with its list, and whose number another one has now, are no use to anybody.
  void drop_unreadable(DeviceModel& device) const;
  bool merge(DeviceModel& device);  // true: the device must go on under a new log
  void check_parcels(const DeviceModel& device, const Made& made, std::vector<std::string>& breaches) const;
  int branches_of(const DeviceModel& device) const;
};

}  // namespace starharbor::tests
