// How a trust list comes from a store to a device. The newest list of the device's own district counts; the others are
// told of and left alone.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sync/stores/store.h"
#include "sync/trust/current.h"
#include "sync/trust/problem.h"

namespace starharbor::sync {

// How a device stands with a store.
enum class Standing {
  kTrusted,
  kNotEnrolled,   // no list has come that names it
  kRevoked,       // it is off the list: what it gives waits for the office
  kForeignStore,  // all of the store's lists are another district's
};

struct PulledTrust {
  Standing standing = Standing::kNotEnrolled;
  int64_t new_list = 0;       // the number of the list that was taken now; 0 when none was
  bool store_has_it = false;  // the list that is here now, undamaged
  int64_t older_list = 0;     // the number of the store's newest of this district, where it is older than the one here
  bool has_foreign = false;   // another district's, beside this one's
};

// Takes the newest list of the store, if it is newer than what is here. Lists that can't be read are problems.
PulledTrust pull_trust(Store& store, CurrentTrust& trust, const content::PublicKey& self,
                       std::vector<Problem>& problems);
// Gives the list that is here to a store that lacks it.
void push_trust(Store& store, const CurrentTrust& trust);

}  // namespace starharbor::sync
