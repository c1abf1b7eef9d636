// starharbor-sync revoke: takes a lost or stolen terminal off the list.
#include "content-db/base/command/verb.h"
#include "sync/cli/trust.h"

namespace starharbor::sync::cli {

using namespace command;

Verb revoke_verb() {
  return device_verb("revoke", "sync_verb.revoke", "sync_told.revoked", &TrustAuthority::revoke);
}

}  // namespace starharbor::sync::cli
