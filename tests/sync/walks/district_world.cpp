// See district_world.h: who is there, what time it is, and which step is whose.
#include "tests/sync/walks/district_world.h"

#include <numeric>

#include "tests/support/device.h"

namespace starharbor::tests {

namespace fs = std::filesystem;
using content::DataFolder;

namespace {

constexpr uint64_t kSeed = 3;
constexpr size_t kStores = 2;  // few, so that devices meet in them
constexpr int64_t kSecondMs = 1000, kHourMs = 3'600 * kSecondMs, kDayMs = 24 * kHourMs;

Act act_of(const Step& step, const Theme& theme) {
  const int sum =
      std::accumulate(theme.begin(), theme.end(), 0, [](int all, const auto& act) { return all + act.second; });
  int place = step.kind * 421 + step.value;  // of 100 kinds alone, rare acts would never come
  place %= sum;
  for (const auto& [act, weight] : theme) {
    if (place < weight) return act;
    place -= weight;
  }
  return theme.front().first;
}

}  // namespace

DistrictWorld::DistrictWorld(int sites, int choice) : randomness_(kSeed), now_ms_(kNoonMs) {
  const PreparedDistrict& prepared = PreparedDistrict::instance();
  const Decision& first = prepared.decision();
  const Decision* decision = &carriers_.decisions.emplace(first.path, first).first->second;
  std::vector<const PreparedDistrict::Site*> enrolled;
  for (const auto& site : prepared.sites()) {
    if (site.enrolled) enrolled.push_back(&site);
  }
  const size_t others = enrolled.size() - 1;
  for (size_t i = 0; i < static_cast<size_t>(sites); ++i) {
    const auto& from = i == 0 ? *enrolled.front() : *enrolled[1 + (i - 1 + static_cast<size_t>(choice)) % others];
    auto site = std::make_unique<Site>();
    site->path = next_folder("site");
    site->model = from.model;
    site->model.known.decision = decision;
    fs::copy(from.folder, site->path, fs::copy_options::recursive);
    open(*site);
    if (choice >> i & 1 && i > 0) become_old(*site);
    sites_.push_back(std::move(site));
  }
  for (size_t i = 0; i < kStores; ++i) {
    stores_.push_back({next_folder("store"), {}});
    fs::create_directory(stores_.back().path);
  }
}

fs::path DistrictWorld::next_folder(const std::string& kind) {
  return disk_ / (kind + std::to_string(++folders_));
}

void DistrictWorld::open(Site& site) {
  site.folder = std::make_unique<DataFolder>(DataFolder::open(site.path, [now = site.now_ms] { return *now; }));
}

// Clocks that are right, of 1970, a year ahead, set back, and out of their minds.
void DistrictWorld::set_time(Site& site) {
  switch (site.clock % 8) {
    case 4:
      *site.now_ms = now_ms_ - kNoonMs;
      break;
    case 5:
      *site.now_ms = now_ms_ + 365 * kDayMs;
      break;
    case 6:
      *site.now_ms = now_ms_ - 3 * kHourMs;
      break;
    case 7:
      *site.now_ms = content::kLastStampMs + now_ms_;
      break;
    default:
      *site.now_ms = now_ms_;
  }
}

void DistrictWorld::take(const Step& step, const Theme& theme) {
  now_ms_ += kSecondMs;
  const size_t which = static_cast<size_t>(step.device) % sites_.size();
  Site& site = *sites_[which];
  StorePlace& store = stores_[static_cast<size_t>(step.other) % stores_.size()];
  set_time(site);
  set_time(office());
  switch (act_of(step, theme)) {
    case Act::kEdit:
      return edit(site, step);
    case Act::kRemove:
      return remove(site, step);
    case Act::kSettle:
      return settle(site, step);
    case Act::kSignIn:
      return sign_in(site, step);
    case Act::kAnnul:
      return annul(site, step);
    case Act::kErase:
      return erase(site, step);
    case Act::kWriteAsNewer:
      return write_as_newer(site, step);
    case Act::kUpgrade:
      return upgrade(site);
    case Act::kExchange:
      return exchange(site, store);
    case Act::kSetClock:
      site.clock = step.amount;
      return;
    case Act::kTimePasses:
      now_ms_ += step.amount % 2 == 0 ? kHourMs : 40 * kDayMs;
      return;
    case Act::kFileVanishes:
      return lose_file(store, step);
    case Act::kStickIsLost:
      return lose_stick(store);
    case Act::kFileIsCopied:
      return copy_file(store, stores_[static_cast<size_t>(step.row) % stores_.size()], step);
    case Act::kKeepStore:
      return keep_store(store);
    case Act::kOldStoreReturns:
      return return_store(store);
    case Act::kDamage:
      return damage(store, step);
    case Act::kRevoke:
      return revoke(step);
    case Act::kReplace:
      return replace(step);
    case Act::kAccept:
      return accept(step);
    case Act::kRotate:
      return rotate();
    case Act::kEnrol:
      return enrol(step);
    case Act::kNewTerminal:
      return add_terminal(step);
    case Act::kCopyDisk:
      return copy_disk(site);
    case Act::kBackUp:
      return back_up(which);
    case Act::kRestore:
      return restore(step);
    case Act::kTerminalDies:
      return lose_site(which);
  }
}

}  // namespace starharbor::tests
