// stb_vorbis decodes; ALSA plays. Its own ways to wait are left aside, because nothing could break them off: the thread
// looks again in short turns instead, for as long as a sound lasts.
#include "kiosk/platform/sound.h"

#include <alsa/asoundlib.h>
#define STB_VORBIS_HEADER_ONLY
#include <stb_vorbis.h>

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <memory>
#include <utility>

#include "kiosk/platform/sound_files.h"

namespace starharbor::kiosk {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds kBuffer{400};  // so long the machine may be busy with something else
// Of silence after a sound: the device may run on a little before it is stopped, and conversion of the rate holds back
// up to a period, a quarter of the buffer.
constexpr milliseconds kTail{150};
constexpr milliseconds kTurn{20};
constexpr milliseconds kLongest{3'000};  // no sound lasts as long: the device stands still

using EndsWithin = std::function<bool(milliseconds)>;

struct ClosePcm {
  void operator()(snd_pcm_t* pcm) const { snd_pcm_close(pcm); }
};
using Pcm = std::unique_ptr<snd_pcm_t, ClosePcm>;

void say_nothing(const char*, int, const char*, int, const char*, ...) {}

// A file that can't be decoded is a sound of no samples.
Samples decode(const std::vector<uint8_t>& file) {
  int channels = 0, rate_hz = 0;
  short* decoded = nullptr;
  const int count = stb_vorbis_decode_memory(file.data(), static_cast<int>(file.size()), &channels, &rate_hz, &decoded);
  const std::unique_ptr<short, void (*)(void*)> owner(decoded, std::free);
  if (count <= 0 || channels != 1) return {};
  return {rate_hz, {decoded, decoded + count}};
}

// Null where there is none to be had now.
Pcm open_device(const std::string& name, int rate_hz) {
  snd_pcm_t* opened = nullptr;
  if (snd_pcm_open(&opened, name.c_str(), SND_PCM_STREAM_PLAYBACK, SND_PCM_NONBLOCK) < 0) return nullptr;
  Pcm pcm(opened);
  constexpr int kConvertRate = 1;
  const int failure =
      snd_pcm_set_params(opened, SND_PCM_FORMAT_S16, SND_PCM_ACCESS_RW_INTERLEAVED, 1, static_cast<unsigned>(rate_hz),
                         kConvertRate, static_cast<unsigned>(std::chrono::microseconds(kBuffer).count()));
  return failure < 0 ? nullptr : std::move(pcm);
}

// False when there is nothing more to wait for: the device is gone, has slept or stands still, or the player is to end.
bool hand_over(snd_pcm_t* pcm, const std::vector<int16_t>& samples, const EndsWithin& ends_within) {
  const auto latest = std::chrono::steady_clock::now() + kLongest;
  for (size_t given = 0; given < samples.size();) {
    const snd_pcm_sframes_t taken = snd_pcm_writei(pcm, samples.data() + given, samples.size() - given);
    if (taken > 0) {
      given += static_cast<size_t>(taken);
    } else if (taken != 0 && taken != -EAGAIN) {
      return false;
    } else if (std::chrono::steady_clock::now() >= latest || ends_within(kTurn)) {
      return false;
    }
  }
  return true;
}

// Until all but some of the tail has been heard.
void hear_out(snd_pcm_t* pcm, int rate_hz, const EndsWithin& ends_within) {
  // What fits into the buffer whole has not begun yet.
  if (snd_pcm_state(pcm) == SND_PCM_STATE_PREPARED && snd_pcm_start(pcm) < 0) return;
  snd_pcm_sframes_t left = 0;
  if (snd_pcm_delay(pcm, &left) < 0) return;
  const milliseconds time(static_cast<int64_t>(left) * 1'000 / rate_hz);
  ends_within(std::clamp(time - kTail / 2, milliseconds{0}, kLongest));
}

}  // namespace

const Samples& samples_of(Sound sound) {
  static const Samples done = decode(kDoneFile), notice = decode(kNoticeFile);
  return sound == Sound::kDone ? done : notice;
}

SoundPlayer::SoundPlayer(std::string device) : device_(std::move(device)) {
  snd_lib_error_set_handler(say_nothing);
  thread_ = std::thread([this] { work(); });
}

SoundPlayer::~SoundPlayer() {
  {
    std::lock_guard lock(mutex_);
    ending_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void SoundPlayer::play(Sound sound) noexcept {
  {
    std::lock_guard lock(mutex_);
    waiting_ = sound;
  }
  changed_.notify_all();
}

void SoundPlayer::work() {
  for (;;) {
    std::optional<Sound> sound;
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return ending_ || waiting_; });
      if (ending_) return;
      sound = std::exchange(waiting_, std::nullopt);
    }
    play_now(*sound);
    // Read anew for the next sound, or a card that is plugged in later would stay unknown.
    snd_config_update_free_global();
  }
}

void SoundPlayer::play_now(Sound sound) {
  auto [rate_hz, samples] = samples_of(sound);
  if (samples.empty()) return;
  samples.resize(samples.size() + static_cast<size_t>(rate_hz * kTail / std::chrono::seconds(1)));
  const Pcm pcm = open_device(device_, rate_hz);
  if (!pcm) return;
  const EndsWithin ends = [this](milliseconds time) { return ends_within(time); };
  if (hand_over(pcm.get(), samples, ends)) hear_out(pcm.get(), rate_hz, ends);
  snd_pcm_drop(pcm.get());
}

bool SoundPlayer::ends_within(milliseconds time) {
  std::unique_lock lock(mutex_);
  return changed_.wait_for(lock, time, [this] { return ending_; });
}

}  // namespace starharbor::kiosk
