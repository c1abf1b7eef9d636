// starharbor-sync accept: lets count what a device wrote after it was taken off the list.
#include "content-db/base/command/verb.h"
#include "sync/cli/trust.h"

namespace starharbor::sync::cli {

using namespace command;

Verb accept_verb() {
  return device_verb("accept", "sync_verb.accept", "sync_told.accepted", &TrustAuthority::accept);
}

}  // namespace starharbor::sync::cli
