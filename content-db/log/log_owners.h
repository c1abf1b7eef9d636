// Which logs are this device's own, and whose key signs the others. That somebody's proof is right is checked before it
// comes here.
#pragma once

#include <optional>

#include "content-db/log/identity.h"
#include "content-db/storage/database.h"

namespace starharbor::content {

// What shows whose a log is (identity.h).
struct LogProof {
  PublicKey owner{};
  Nonce nonce{};
};

class LogOwners {
 public:
  explicit LogOwners(Database& db) : db_(db) {}

  // The log that ops written here belong to. It is read anew each time: another program may have moved it. Throws
  // Error{kCorrupt} where there is none.
  LogId own();
  // What is written here from now on belongs to this log; the logs before stay the device's own.
  void go_on_under(const LogId& log, const Nonce& nonce);
  // Of all own logs, the oldest first.
  std::vector<LogId> all_own();
  bool is_own(const LogId& log);
  // What made an own log's id (identity.h); nullopt for a log of somebody else.
  std::optional<Nonce> nonce_of(const LogId& log);

  // Which device's key signs a log; nullopt where none of its segments has said so.
  std::optional<PublicKey> owner_of(const LogId& log);
  // Once it is proven, in the transaction that merges the log's first ops.
  void note_owner(const LogId& log, const PublicKey& device, std::optional<Nonce> nonce = std::nullopt);
  void note_owners_of(LogOwners& other);
  // How it was proven; nullopt where that is not known.
  std::optional<LogProof> proof_of(const LogId& log);

 private:
  Database& db_;
};

}  // namespace starharbor::content
