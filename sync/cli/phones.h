// Shows full phone numbers to whoever has the office's passphrase. They go to standard output and nowhere else.
#pragma once

#include <string>

#include "content-db/base/command/verb.h"
#include "content-db/folder/data_folder.h"
#include "sync/trust/authority.h"

namespace starharbor::sync::cli {

// Of all members, or of those that `what` names: an id, a name, or a number's last digits. False when there is none.
bool print_phones(const command::Invocation& invocation, content::DataFolder& folder, const TrustAuthority& safe,
                  const std::string& what);

}  // namespace starharbor::sync::cli
