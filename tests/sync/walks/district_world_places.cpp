// What befalls the stores and the disks of a walk: files that go, come twice, come back old or damaged; data folders
// that are copied, lost, or put back as they were.
#include <algorithm>
#include <fstream>

#include "tests/sync/walks/district_world.h"

namespace starharbor::tests {

namespace fs = std::filesystem;

namespace {

constexpr size_t kMostSites = 7;

// The log of changes is copied with the database; its index is made anew by whoever opens it.
void copy_folder(const fs::path& from, const fs::path& to) {
  fs::remove_all(to);
  fs::copy(from, to, fs::copy_options::recursive);
  fs::remove(to / "hall.db-shm");
}

}  // namespace

// In an order that is the same whenever the walk is played again.
std::vector<std::string> DistrictWorld::files_of(const StorePlace& store) const {
  std::vector<std::string> files;
  for (const auto& [path, health] : store.model.parcels) files.push_back(path);
  for (const auto& [path, health] : store.model.decisions) files.push_back(path);
  for (const auto& [path, state] : store.model.states) files.push_back(path);
  return files;
}

void DistrictWorld::lose_file(StorePlace& store, const Step& step) {
  const auto files = files_of(store);
  if (files.empty()) return;
  const std::string& file = files[static_cast<size_t>(step.row) % files.size()];
  fs::remove(store.path / file);
  store.model.parcels.erase(file);
  store.model.decisions.erase(file);
  store.model.states.erase(file);
}

void DistrictWorld::lose_stick(StorePlace& store) {
  fs::remove_all(store.path);
  fs::create_directory(store.path);
  store.model = {};
}

void DistrictWorld::copy_file(StorePlace& from, StorePlace& to, const Step& step) {
  const auto files = files_of(from);
  if (files.empty() || &from == &to) return;
  const std::string& file = files[static_cast<size_t>(step.column) % files.size()];
  fs::create_directories((to.path / file).parent_path());
  fs::copy_file(from.path / file, to.path / file, fs::copy_options::overwrite_existing);
  const auto copy = [&](const auto& of, auto& onto) {
    if (const auto found = of.find(file); found != of.end()) onto[file] = found->second;
  };
  copy(from.model.parcels, to.model.parcels);
  copy(from.model.decisions, to.model.decisions);
  copy(from.model.states, to.model.states);
}

void DistrictWorld::keep_store(StorePlace& store) {
  kept_.push_back({next_folder("kept"), store.model});
  copy_folder(store.path, kept_.back().path);
}

void DistrictWorld::return_store(StorePlace& store) {
  if (kept_.empty()) return;
  copy_folder(kept_.back().path, store.path);
  store.model = kept_.back().model;
}

void DistrictWorld::damage(StorePlace& store, const Step& step) {
  const auto files = files_of(store);
  if (files.empty()) return;
  const std::string& file = files[static_cast<size_t>(step.row) % files.size()];
  const auto parcel = store.model.parcels.find(file), decision = store.model.decisions.find(file);
  const auto state = store.model.states.find(file);
  Health& health = parcel != store.model.parcels.end()       ? parcel->second
                   : decision != store.model.decisions.end() ? decision->second
                                                             : state->second.health;
  if (health != Health::kGood) return;
  const auto size = fs::file_size(store.path / file);
  if (step.column % 2 == 0) {
    fs::resize_file(store.path / file, static_cast<uintmax_t>(step.amount) % size);
    health = Health::kOtherSize;
    return;
  }
  std::fstream bytes(store.path / file, std::ios::in | std::ios::out | std::ios::binary);
  const auto place = static_cast<std::streamoff>(static_cast<uintmax_t>(step.amount * 7 + step.value) % size);
  bytes.seekg(place);
  const char byte = static_cast<char>(bytes.get() ^ 1 << step.value % 8);
  bytes.seekp(place);
  bytes.put(byte);
  health = Health::kOtherBytes;
}

void DistrictWorld::copy_disk(const Site& site) {
  if (sites_.size() >= kMostSites) return;
  auto copied = std::make_unique<Site>();
  copied->path = next_folder("site");
  copied->model = site.model;
  copied->clock = site.clock;
  copy_folder(site.path, copied->path);
  open(*copied);
  sites_.push_back(std::move(copied));
}

void DistrictWorld::back_up(size_t site) {
  backups_.push_back({site, next_folder("backup"), sites_[site]->model});
  copy_folder(sites_[site]->path, backups_.back().path);
}

void DistrictWorld::restore(const Step& step) {
  if (backups_.empty()) return;
  const Backup& backup = backups_[static_cast<size_t>(step.row) % backups_.size()];
  Site& site = *sites_[backup.site];
  site.folder.reset();
  copy_folder(backup.path, site.path);
  site.model = backup.model;
  open(site);
}

// A column that this program knows is one that the old one did not.
void DistrictWorld::become_old(Site& site) {
  site.folder->database().run("ALTER TABLE member DROP COLUMN firm");
  site.model.known.old_version = true;
}

void DistrictWorld::upgrade(Site& site) {
  if (!site.model.known.old_version) return;
  content::Transaction transaction(site.folder->database());
  site.folder->database().run("ALTER TABLE member ADD COLUMN firm TEXT");
  site.folder->log().rebuild();
  transaction.commit();
  site.model.known.old_version = false;
  compare(site, "upgrade");
}

void DistrictWorld::lose_site(size_t site) {
  if (site == 0 || sites_.size() <= 2) return;
  sites_[site]->folder.reset();
  fs::remove_all(sites_[site]->path);
  sites_.erase(sites_.begin() + static_cast<std::ptrdiff_t>(site));
  std::erase_if(backups_, [&](const Backup& backup) { return backup.site == site; });
  for (Backup& backup : backups_) backup.site -= backup.site > site ? 1 : 0;
}

}  // namespace starharbor::tests
