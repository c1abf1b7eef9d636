// See rights.h.
#include "content-db/log/rights.h"

namespace starharbor::content {

bool covers(const Grant& grant, const Scope& scope, std::string_view table) {
  const Device device{"", grant.role, grant.base};
  if (find_table(table)) return may_write(device, scope, table);
  return grant.role == Role::kOffice || is_of_base(scope, grant.base);
}

}  // namespace starharbor::content
