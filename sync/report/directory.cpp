// See directory.h.
#include "sync/report/directory.h"

#include "content-db/base/utf8.h"
#include "sync/exchange/merge.h"
#include "sync/exchange/state.h"
#include "sync/trust/current.h"

namespace starharbor::sync {
namespace {

void add_devices(const TrustList& list, Directory& directory) {
  for (const TrustedDevice& device : list.devices) {
    NamedDevice& named = directory.devices[device.signing];
    named.name = content::printable(device.name);
    named.on_list = device.is_open();
    if (device.grants.empty()) continue;
    named.role = device.grants.back().role;
    named.base = device.grants.back().base;
  }
}

void add_owners(content::DataFolder& folder, Directory& directory) {
  auto owners = folder.database().query("SELECT log, device FROM log_owner ORDER BY log");
  while (owners.step()) directory.owners[content::to_hex(owners.array<16>(0))] = owners.array<32>(1);
  auto own = folder.database().query("SELECT log FROM local_log ORDER BY number");
  while (own.step()) directory.owners[content::to_hex(own.array<16>(0))] = folder.keys().signing.public_key;
}

// A device that has written nothing yet has told of its log all the same.
void add_owners_of_states(content::DataFolder& folder, const TrustList& list, Directory& directory) {
  FolderStore local(folder.path());
  std::vector<Problem> ignored;
  for (const DeviceState& state : read_states(local, list, ignored)) directory.owners[state.id] = state.signer;
}

// Of a log none of whose ops could be merged yet, a copy that waits says whose it is.
void add_owners_of_waiting(content::DataFolder& folder, Directory& directory) {
  LocalStore local(folder.path());
  for (const SegmentName& name : local.files().segments) {
    const std::string log = content::to_hex(name.log);
    if (directory.owners.contains(log)) continue;
    const std::string path = segment_path(name);
    std::string why;
    const Bytes bytes = get_if_readable(local, path, kMaxSegmentBytes, why).value_or(Bytes());
    const auto read = read_segment(path, bytes);
    if (const auto* sealed = std::get_if<SealedSegment>(&read)) directory.owners[log] = sealed->signer;
  }
}

}  // namespace

const NamedDevice* Directory::owner_of(const std::string& log) const {
  const auto owner = owners.find(log);
  const auto device = owner == owners.end() ? devices.end() : devices.find(owner->second);
  return device == devices.end() ? nullptr : &device->second;
}

Directory directory_of(content::DataFolder& folder) {
  Directory directory;
  const CurrentTrust trust(folder);
  if (trust.list()) {
    add_devices(*trust.list(), directory);
    add_owners_of_states(folder, *trust.list(), directory);
  }
  add_owners(folder, directory);
  add_owners_of_waiting(folder, directory);
  auto bases = folder.database().query("SELECT id, name_zh, name_en FROM base ORDER BY id");
  while (bases.step())
    directory.bases[bases.text(0)] = {content::printable(bases.text(1)), content::printable(bases.text(2))};
  return directory;
}

}  // namespace starharbor::sync
