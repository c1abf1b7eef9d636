// Who may write what, as the newest list of trusted devices says. Values and one rule; no SQL, and no cryptography:
// that a log is its owner's was checked before its ops came here.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "content-db/log/op.h"
#include "content-db/log/tables.h"

namespace starharbor::content {

// Up to here the ops of a closed grant still count.
struct Closure {
  Scope scope;
  LogId log{};
  int64_t seq = 0;
  Hash chain{};  // h(seq)
  auto operator<=>(const Closure&) const = default;
};

// A device may write as this role, of this base. Never taken away, only closed.
struct Grant {
  Role role = Role::kKiosk;
  std::string base;
  bool closed = false;
  std::set<Closure> until;  // of a closed one, for each log, scope and branch
  bool operator==(const Grant&) const = default;
};

struct Rights {
  std::string version;  // which list they are from; for comparing only
  std::map<PublicKey, std::vector<Grant>> grants;
};

// May the role write rows of this table in this scope? Of a table that this version doesn't know, the scope decides.
bool covers(const Grant& grant, const Scope& scope, std::string_view table);

}  // namespace starharbor::content
