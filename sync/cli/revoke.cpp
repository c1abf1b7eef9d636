// starharbor-sync revoke: takes a lost or stolen terminal off the list.
#include "content-db/base/command/verb.h"
#include "sync/cli/trust.h"

namespace starharbor::sync::cli {

using namespace command;

Verb revoke_verb() {
  return device_verb("revoke",
                     "at the office: take a lost or stolen terminal off the list; what it wrote until now counts",
                     "off the list. What it wrote until now counts", &TrustAuthority::revoke);
}

}  // namespace starharbor::sync::cli
