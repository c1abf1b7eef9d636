// starharbor-sync readmit: takes a terminal back that was taken off the list, once it is found again.
#include "content-db/base/command/verb.h"
#include "sync/cli/trust.h"

namespace starharbor::sync::cli {

using namespace command;

Verb readmit_verb() {
  return device_verb("readmit", "sync_verb.readmit", "sync_told.readmitted", &TrustAuthority::readmit);
}

}  // namespace starharbor::sync::cli
