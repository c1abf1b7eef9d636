// Short sounds as feedback, from ALSA's usual device on a thread of their own. Where there is no device, or it is busy
// or gone, the kiosk is silent: nothing here fails, says anything or makes a frame wait.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace starharbor::kiosk {

enum class Sound { kDone, kNotice };

struct Samples {
  int rate_hz = 0;
  std::vector<int16_t> mono;  // of ±32767
};

// The first call decodes both sounds. Safe on any thread.
const Samples& samples_of(Sound sound);

class SoundPlayer {
 public:
  // device: a PCM of ALSA's configuration. It is opened for each sound, so it may come and go.
  explicit SoundPlayer(std::string device = "default");
  // Breaks off what is being played.
  ~SoundPlayer();

  // Returns at once. While another sound is played this one waits for its end, in place of any that waits already.
  void play(Sound sound) noexcept;

 private:
  void work();
  void play_now(Sound sound);
  // Sleeps; true when the player is to end, and then at once.
  bool ends_within(std::chrono::milliseconds time);

  std::string device_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool ending_ = false;
  std::optional<Sound> waiting_;
  std::thread thread_;
};

}  // namespace starharbor::kiosk
