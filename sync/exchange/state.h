// state/<log>.json in a store: what a device holds and when it was last there, signed by it. For people and for
// healing, never for deciding what to carry: that is found by listing.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "content-db/folder/data_folder.h"
#include "sync/exchange/merge.h"
#include "sync/stores/store.h"
#include "sync/trust/list.h"
#include "sync/trust/problem.h"

namespace starharbor::sync {

// Seq by log (hex), by scope.
using Holdings = std::map<content::Scope, std::map<std::string, int64_t>>;

struct DeviceState {
  std::string id;  // the device's own log, in hex
  content::PublicKey signer{};
  content::Nonce nonce{};  // shows that the log is the signer's
  std::string name;
  content::Role role = content::Role::kKiosk;
  std::string base;
  int64_t at_ms = 0;  // by the device's clock
  Holdings holds;
  std::vector<std::string> damaged;  // files of this store that the device lacks and found damaged there
  std::vector<Gap> gaps;             // what it waits for

  Bytes bytes;  // as it came

  content::Device device() const { return {name, role, base}; }
};

DeviceState state_of(content::DataFolder& folder);
std::string state_path(std::string_view id);
bool is_state_path(std::string_view path);
Bytes encode_state(const DeviceState& state, const content::SigningKey& key);
// nullopt when the bytes are no state of that log, signed by its owner, or a newer program's.
std::optional<DeviceState> decode_state(std::string_view path, const Bytes& bytes);

// The state of every device of the list that is in the store, by id; what can't be read is a problem.
std::vector<DeviceState> read_states(Store& store, const TrustList& list, std::vector<Problem>& problems);

}  // namespace starharbor::sync
