// See scene.h: how a scene is prepared, played and healed. What happens in each is in scenes.cpp.
#include "tests/sync/crash/scene.h"

#include <stdexcept>

#include <fmt/format.h>

#include "content-db/base/error.h"
#include "content-db/folder/verify.h"
#include "sync/trust/current.h"
#include "tests/support/fated_process.h"

namespace starharbor::tests {
namespace {

namespace fs = std::filesystem;

constexpr const char* kDevices[] = {"office", "left", "right"};

// The hall that every scene begins with: much has been exchanged, and there is more to come.
void fill_hall(const fs::path& hall) {
  const fs::path store = hall / "store";
  fs::create_directory(store);
  DiskDevice office(hall / "office", tests::office());
  DiskDevice left(hall / "left", kiosk("heart", "left")), right(hall / "right", kiosk("heart", "right"));
  fill_office(office);
  office.add_photo("boats");
  for (DiskDevice* device : {&office, &left, &right}) device->exchange(store);
}

}  // namespace

Stage::Stage(const Scene& scene) : scene_(scene), prepared_(std::make_unique<TemporaryFolder>()) {
  fill_hall(prepared_->path());
  scene_.prepare(prepared_->path());
  const Played whole = play(Fate::kNone, 0);
  if (whole.gone || !whole.sound) throw std::runtime_error("the scene " + scene.name + " fails by itself");
  points_ = whole.points;
  promises_ = whole.promises;
  const auto wrong = heal(scene_, whole.hall->path());
  if (!wrong.empty()) throw std::runtime_error("the scene " + scene.name + " ends wrong: " + wrong.front());
  undisturbed_ = digests_of(whole.hall->path());
}

std::unique_ptr<TemporaryFolder> Stage::copy() const {
  auto hall = std::make_unique<TemporaryFolder>();
  fs::copy(prepared_->path(), hall->path(), fs::copy_options::recursive);
  return hall;
}

Stage::Played Stage::play(Fate fate, int64_t at) const {
  Played played;
  played.hall = copy();
  play_on(played, fate, at);
  return played;
}

void Stage::play_on(Played& played, Fate fate, int64_t at) const {
  const fs::path& hall = played.hall->path();
  const FatedRun run = run_fated({hall, fate, at, 0}, [&](const Say& promise) { scene_.act(hall, promise); });
  played.gone = run.gone;
  played.sound = run.sound;
  played.promises.insert(played.promises.end(), run.said.begin(), run.said.end());
  played.points = run.points;
}

std::vector<std::string> heal(const Scene& scene, const fs::path& hall) {
  std::vector<std::string> wrong;
  if (scene.is_done_again) scene.act(hall, [](const std::string&) {});
  std::vector<std::unique_ptr<DiskDevice>> devices;
  for (const char* name : kDevices) devices.push_back(std::make_unique<DiskDevice>(hall / name));
  for (int round = 1; round <= 2; ++round) {
    for (auto& device : devices) {
      const auto result = device->exchange(hall / "store");
      if (round == 1) continue;
      if (!went_well(result)) wrong.push_back(device->path().filename().string() + " has problems with the store");
      if (!result.gaps.empty()) wrong.push_back(device->path().filename().string() + " waits for something");
      if (result.media_missing > 0) wrong.push_back(device->path().filename().string() + " lacks photos");
    }
  }
  for (auto& device : devices) {
    const bool counts = sync::CurrentTrust(device->folder()).trusts_this_device();
    const auto differing = counts ? differing_scopes(*devices.front(), *device) : std::vector<std::string>();
    for (const std::string& scope : differing)
      wrong.push_back(fmt::format("{} differs in {}", device->path().filename().string(), scope));
    if (device->path().filename() != scene.device) continue;
    for (const std::string& fault : content::verify_data(device->folder()).faults) wrong.push_back(fault);
  }
  return wrong;
}

HallDigests digests_of(const fs::path& hall) {
  HallDigests digests;
  for (const char* name : kDevices) digests[name] = DiskDevice(hall / name).digests();
  return digests;
}

}  // namespace starharbor::tests
