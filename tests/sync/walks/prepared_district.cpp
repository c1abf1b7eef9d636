// See prepared_district.h.
#include "tests/sync/walks/prepared_district.h"

#include "sync/trust/authority.h"
#include "tests/support/district.h"
#include "tests/support/wall_clock.h"

namespace starharbor::tests {

namespace fs = std::filesystem;
using content::DataFolder;
using content::Device;
using content::Role;

const PreparedDistrict& PreparedDistrict::instance() {
  static const PreparedDistrict district;
  return district;
}

PreparedDistrict::PreparedDistrict() {
  const std::vector<Device> known = {{"office", Role::kOffice, ""},          {"heart left", Role::kKiosk, "heart"},
                                     {"heart right", Role::kKiosk, "heart"}, {"maple left", Role::kKiosk, "maple"},
                                     {"other office", Role::kOffice, ""},    {"maple right", Role::kKiosk, "maple"}};
  for (const Device& device : known) make(device, true);
  make({"heart new", Role::kKiosk, "heart"}, false);
  make({"maple new", Role::kKiosk, "maple"}, false);

  const content::Clock clock = [] { return kNoonMs; };
  DataFolder office = DataFolder::open(sites_.front().folder, clock);
  const auto recovery = sync::make_recovery(kOfficePassphrase, content::kLeastPassphraseCost);
  sync::TrustAuthority::found(office, recovery, kOfficePassphrase);
  sync::TrustAuthority safe(office, kOfficePassphrase);
  decision_.keys = {{"district", {1}}};
  for (const Site& site : sites_) {
    if (!site.enrolled) continue;
    DataFolder folder = DataFolder::open(site.folder, clock);
    if (&site != &sites_.front()) safe.enrol(sync::request_of(folder), folder.device());
    note_enrolled(decision_, site.model);
  }
  const sync::CurrentTrust& trust = safe.trust();
  decision_.number = trust.name().number;
  decision_.path = sync::list_path(trust.name());
  for (const Site& site : sites_) {
    if (!site.enrolled) continue;
    DataFolder folder = DataFolder::open(site.folder, clock);
    sync::CurrentTrust(folder).take(decision_.path, trust.document(), *trust.list());
  }
}

void PreparedDistrict::make(const Device& device, bool enrolled) {
  const auto number = static_cast<uint8_t>(sites_.size() + 1);
  const fs::path path = disk_ / std::to_string(number);
  content::Nonce nonce{};
  nonce.fill(number);
  DataFolder::init(path, device, {seed_of(number), nonce});
  DeviceModel model{device.name, device.role, device.base, content::device_keys(seed_of(number)).signing.public_key,
                    {},          {}};
  model.known.logs = {content::log_id_of(model.key, nonce)};
  sites_.push_back({path, std::move(model), enrolled});
}

void note_enrolled(Decision& decision, const DeviceModel& device) {
  decision.grants[device.key].push_back({device.role, device.base, false, {}});
  decision.called[device.key] = device.name;
  if (device.base.empty()) return;
  for (const std::string& scope : {"events-" + device.base, "base-" + device.base})
    decision.keys.try_emplace(scope, std::vector<int>{1});
}

}  // namespace starharbor::tests
