// A sound device for tests, which ALSA loads by its configuration: { type held tries FILE gate FILE }. Each attempt to
// open it adds a line to `tries`. It takes a buffer's worth of samples and then stands still until there is a file
// `gate`; with no word of a gate it is out of order.
#include <alsa/asoundlib.h>
// After asoundlib.h, which it needs.
#include <alsa/pcm_external.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>

namespace starharbor::kiosk {
namespace {

struct HeldDevice {
  snd_pcm_ioplug_t plug{};
  std::string gate;
  snd_pcm_uframes_t heard = 0;
};

HeldDevice& device_of(snd_pcm_ioplug_t* plug) {
  return *static_cast<HeldDevice*>(plug->private_data);
}

int begin(snd_pcm_ioplug_t*) {
  return 0;
}

int prepare(snd_pcm_ioplug_t* plug) {
  device_of(plug).heard = 0;
  return 0;
}

// A quarter of the buffer is heard each time somebody looks.
snd_pcm_sframes_t position(snd_pcm_ioplug_t* plug) {
  HeldDevice& device = device_of(plug);
  if (std::filesystem::exists(device.gate)) {
    const snd_pcm_uframes_t taken = plug->appl_ptr;
    device.heard = std::min(device.heard + plug->buffer_size / 4, taken);
  }
  return static_cast<snd_pcm_sframes_t>(device.heard % plug->buffer_size);
}

snd_pcm_sframes_t take(snd_pcm_ioplug_t*, const snd_pcm_channel_area_t*, snd_pcm_uframes_t, snd_pcm_uframes_t size) {
  return static_cast<snd_pcm_sframes_t>(size);
}

int close(snd_pcm_ioplug_t* plug) {
  delete &device_of(plug);
  return 0;
}

std::string text_in(snd_config_t* configuration, const char* key) {
  snd_config_t* found = nullptr;
  const char* text = "";
  if (snd_config_search(configuration, key, &found) >= 0) snd_config_get_string(found, &text);
  return text;
}

snd_pcm_ioplug_callback_t callbacks() {
  snd_pcm_ioplug_callback_t calls{};
  calls.start = begin;
  calls.stop = begin;
  calls.prepare = prepare;
  calls.pointer = position;
  calls.transfer = take;
  calls.close = close;
  return calls;
}

int limit_to_plain_sound(snd_pcm_ioplug_t* plug) {
  const unsigned access[] = {SND_PCM_ACCESS_RW_INTERLEAVED}, format[] = {SND_PCM_FORMAT_S16};
  snd_pcm_ioplug_set_param_list(plug, SND_PCM_IOPLUG_HW_ACCESS, 1, access);
  snd_pcm_ioplug_set_param_list(plug, SND_PCM_IOPLUG_HW_FORMAT, 1, format);
  snd_pcm_ioplug_set_param_minmax(plug, SND_PCM_IOPLUG_HW_CHANNELS, 1, 2);
  snd_pcm_ioplug_set_param_minmax(plug, SND_PCM_IOPLUG_HW_RATE, 8'000, 48'000);
  snd_pcm_ioplug_set_param_minmax(plug, SND_PCM_IOPLUG_HW_PERIOD_BYTES, 1'024, 16'384);
  return snd_pcm_ioplug_set_param_minmax(plug, SND_PCM_IOPLUG_HW_PERIODS, 2, 4);
}

int open(snd_pcm_t** pcm, const char* name, snd_config_t* configuration, snd_pcm_stream_t stream, int mode) {
  static const snd_pcm_ioplug_callback_t kCallbacks = callbacks();
  std::ofstream(text_in(configuration, "tries"), std::ios::app) << "open\n";
  auto* device = new HeldDevice;
  device->gate = text_in(configuration, "gate");
  device->plug.version = SND_PCM_IOPLUG_VERSION;
  device->plug.name = "A held device";
  device->plug.callback = &kCallbacks;
  device->plug.private_data = device;
  int failure = -ENODEV;
  if (!device->gate.empty()) failure = snd_pcm_ioplug_create(&device->plug, name, stream, mode);
  if (failure < 0) {
    SNDERR("the held device is out of order");
    delete device;
    return failure;
  }
  *pcm = device->plug.pcm;
  return limit_to_plain_sound(&device->plug);
}

}  // namespace
}  // namespace starharbor::kiosk

extern "C" {
// The names by which ALSA finds it, and the version that it asks for.
SND_PCM_PLUGIN_DEFINE_FUNC(held);
SND_PCM_PLUGIN_DEFINE_FUNC(held) {
  static_cast<void>(root);
  return starharbor::kiosk::open(pcmp, name, conf, stream, mode);
}
SND_PCM_PLUGIN_SYMBOL(held)
}
