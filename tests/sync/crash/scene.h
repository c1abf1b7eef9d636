// What a device may be doing when its process, or the power, goes: each a scene that is prepared once, copied, acted in
// a process of its own up to the end that is planned for it, and looked at afterwards.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "tests/support/devices.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/write_points.h"

namespace starharbor::tests {

// Called as soon as a person or another device may count on something.
using Promise = std::function<void(const std::string& what)>;

struct Scene {
  std::string name;
  // In a hall of an office and two kiosks of one base, "office", "left" and "right", with a "store" beside them.
  std::function<void(const std::filesystem::path& hall)> prepare;
  std::function<void(const std::filesystem::path& hall, const Promise& promise)> act;
  // Is it kept, by what lies on the disk?
  std::function<bool(const std::filesystem::path& hall, const std::string& promise)> is_kept;
  std::string device;         // whose process it is
  bool is_done_again = true;  // after it was cut off, so that its end is the same; otherwise what is done is done
};

const std::vector<Scene>& scenes();

// Digests by scope, by device.
using HallDigests = std::map<std::string, std::map<content::Scope, std::string>>;

// A scene ready to be played any number of times, and how it ends when nothing disturbs it.
class Stage {
 public:
  explicit Stage(const Scene& scene);

  const Scene& scene() const { return scene_; }
  // How many points its act has in all.
  int64_t points() const { return points_; }
  // What it promised then, and the digests after.
  const std::vector<std::string>& promises() const { return promises_; }
  const HallDigests& undisturbed() const { return undisturbed_; }

  // One copy of the hall, in which the act meets its fate.
  struct Played {
    std::unique_ptr<TemporaryFolder> hall;
    std::vector<std::string> promises;
    bool gone = false;   // the process met its end; otherwise it came to the act's
    bool sound = false;  // it ended in no other way
    int64_t points = 0;  // when nothing happened to it
  };
  Played play(Fate fate, int64_t at) const;
  // Once more in the same copy.
  void play_on(Played& played, Fate fate, int64_t at) const;
  std::unique_ptr<TemporaryFolder> copy() const;

 private:
  const Scene& scene_;
  std::unique_ptr<TemporaryFolder> prepared_;
  int64_t points_ = 0;
  std::vector<std::string> promises_;
  HallDigests undisturbed_;
};

// What the device that acts has written, as scenes promise it: "op SCOPE LOG SEQ HASH" for each of its log's ends.
std::vector<std::string> own_ends(DiskDevice& device);

// Acts again, undisturbed, where the scene is done again, and lets everybody exchange twice; gives what is wrong then,
// in words: problems, gaps, devices that differ from each other, tables that differ from their log.
std::vector<std::string> heal(const Scene& scene, const std::filesystem::path& hall);
HallDigests digests_of(const std::filesystem::path& hall);

}  // namespace starharbor::tests
