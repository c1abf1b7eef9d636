// What the office decides about trust: each a function from one list to the next, which it numbers and seals anew.
// Pure: keys, time and fresh keys come in; whether a person may decide is asked where the passphrase is.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "content-db/log/identity.h"
#include "sync/trust/list.h"
#include "sync/trust/request.h"

namespace starharbor::sync {

struct Safe {
  content::DeviceKeys root;  // of the root seed
  std::function<content::SharedKey()> fresh_key;
  int64_t now_ms = 0;
};

enum class Refusal {
  kAlreadyTrusted,  // this device has an open grant
  kUnknownDevice,   // no such device in the list
  kNotOpen,         // it is out of the list already
  kStillOpen,       // it is not out of the list
  kNameTaken,       // another open device has the name
  kNoName,          // a name is one line, of 1 to 64 bytes
  kAsksOtherwise,   // it was set up with another role, or for another base
  kTooMany,         // devices, epochs or lists
  kForeignRoot,     // the list is of another district
};
// Why not, and what to do: a key of the words.
const char* words_of(Refusal refusal);
using NextList = std::variant<TrustList, Refusal>;

// The district's scopes for these bases: district, events-<base>, base-<base>.
std::set<content::Scope> scopes_of(const std::set<std::string>& bases);

// Number 1, without a device.
TrustList first_list(const Safe& safe, const std::set<content::Scope>& scopes);
// Trusts the device that asks, under the name, role and base that the office says: what it claims to be decides
// nothing. It gets all the past of the scopes that it reads.
NextList enrol(const Safe& safe, const TrustList& list, const Request& request, const content::Device& as);
// Closes every grant of a device: what it wrote up to `until` counts, nothing after. Every scope that it read gets a
// new key, which it does not get.
NextList revoke(const Safe& safe, const TrustList& list, const content::PublicKey& device,
                const std::set<content::Closure>& until);
// Takes a device back that is off the list, as what it was: all that it has written counts, and it gets today's keys.
NextList readmit(const Safe& safe, const TrustList& list, const content::PublicKey& device);
// Another name for a device, on the list or off it.
NextList rename(const Safe& safe, const TrustList& list, const content::PublicKey& device, const std::string& name);
// A new terminal in the place of a dead one, under its name, with its role, of its base.
NextList replace(const Safe& safe, const TrustList& list, const content::PublicKey& dead, const Request& request,
                 const std::set<content::Closure>& until);
// What a device that is out of the list wrote counts up to here now.
NextList move_closure(const Safe& safe, const TrustList& list, const content::PublicKey& device,
                      const std::set<content::Closure>& until);
// A new key for each of these scopes, known or new.
NextList rotate(const Safe& safe, const TrustList& list, const std::set<content::Scope>& scopes);
// A first key for those of these scopes that the list doesn't know.
NextList add_scopes(const Safe& safe, const TrustList& list, const std::set<content::Scope>& scopes);

}  // namespace starharbor::sync
