// See pull.h.
#include "sync/trust/pull.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "sync/format/names.h"

namespace starharbor::sync {
namespace {

// The store's lists by their names, the newest first.
std::vector<std::pair<ListName, std::string>> lists_in(Store& store) {
  std::vector<std::pair<ListName, std::string>> lists;
  for (const StoreEntry& entry : store.list(kTrustFolder)) {
    if (const auto name = parse_list_path(entry.name)) lists.emplace_back(*name, entry.name);
  }
  std::sort(lists.rbegin(), lists.rend());
  return lists;
}

std::optional<Taken> take_list(Store& store, CurrentTrust& trust, const std::string& path,
                               std::vector<Problem>& problems) {
  std::string why;
  const auto bytes = get_if_readable(store, path, kMaxListBytes, why);
  if (!bytes) {
    problems.emplace_back(fmt::format("{}: {}", path, why), ProblemKind::kUnreadable, path);
    return std::nullopt;
  }
  const auto read = decode_list(path, *bytes);
  if (const auto* list = std::get_if<TrustList>(&read)) return trust.take(path, *bytes, *list);
  problems.push_back(problem_of(std::get<ListFault>(read), path));
  return std::nullopt;
}

// Is the list that is here whole in the store? A damaged one would keep out whoever still needs it.
bool is_whole_there(Store& store, const CurrentTrust& trust) {
  std::string why;
  return get_if_readable(store, list_path(trust.name()), kMaxListBytes, why) == trust.document();
}

Standing standing_of(const CurrentTrust& trust, const content::PublicKey& self) {
  if (!trust.list() || !trust.list()->find(self)) return Standing::kNotEnrolled;
  return trust.trusts_this_device() ? Standing::kTrusted : Standing::kRevoked;
}

}  // namespace

PulledTrust pull_trust(Store& store, CurrentTrust& trust, const content::PublicKey& self,
                       std::vector<Problem>& problems) {
  PulledTrust pulled;
  const auto lists = lists_in(store);
  bool foreign = false, ours = lists.empty();
  for (const auto& [name, path] : lists) {
    const bool is_here = trust.list() && name == trust.name();
    if (is_here) pulled.store_has_it = is_whole_there(store, trust);
    ours = ours || is_here;
    if (ours && trust.list() && name <= trust.name()) break;
    const auto taken = take_list(store, trust, path, problems);
    if (taken == Taken::kTaken) {
      pulled.new_list = name.number;
      pulled.store_has_it = true;
    }
    if (taken == Taken::kNotNewer && !pulled.store_has_it) pulled.older_list = name.number;
    foreign = foreign || taken == Taken::kForeign;
    ours = ours || (taken && taken != Taken::kForeign);
  }
  pulled.has_foreign = foreign && ours;
  pulled.standing = foreign && !ours ? Standing::kForeignStore : standing_of(trust, self);
  return pulled;
}

void push_trust(Store& store, const CurrentTrust& trust) {
  if (trust.list()) store.put(list_path(trust.name()), trust.document());
}

}  // namespace starharbor::sync
