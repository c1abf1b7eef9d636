// The sounds themselves, and what reaches a device: written to a file, held, out of order or not there.
#include "kiosk/platform/sound.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>

#include "tests/support/process.h"
#include "tests/support/temporary_folder.h"

namespace starharbor::kiosk {
namespace {

using ::testing::Each;
using tests::wait_until;

constexpr int kLongTimeMs = 60'000;

int peak_of(std::vector<int16_t>::const_iterator begin, std::vector<int16_t>::const_iterator end) {
  int peak = 0;
  std::for_each(begin, end, [&](int16_t value) { peak = std::max(peak, std::abs(int{value})); });
  return peak;
}

double length_s(const Samples& samples) {
  return static_cast<double>(samples.mono.size()) / samples.rate_hz;
}

TEST(Sounds, AreShortAndNotTheSame) {
  EXPECT_NE(samples_of(Sound::kDone).mono, samples_of(Sound::kNotice).mono);
  EXPECT_NEAR(length_s(samples_of(Sound::kDone)), 0.55, 0.15);
  EXPECT_NEAR(length_s(samples_of(Sound::kNotice)), 0.4, 0.1);
}

TEST(Sounds, BeginAndEndInSilenceAndAreNotLoud) {
  for (const Sound sound : {Sound::kDone, Sound::kNotice}) {
    const Samples& samples = samples_of(sound);
    ASSERT_GE(samples.rate_hz, 44'100);
    const auto& mono = samples.mono;
    ASSERT_GT(mono.size(), 2'000u);
    EXPECT_NEAR(20 * std::log10(peak_of(mono.begin(), mono.end()) / 32'768.0), -6, 1);
    EXPECT_LT(peak_of(mono.begin(), mono.begin() + 5), 100);
    EXPECT_LT(peak_of(mono.end() - 400, mono.end()), 10);
  }
}

// Every device writes what it is handed to a file of its own for each sound.
class SoundPlayerTest : public testing::Test {
 protected:
  SoundPlayerTest() { setenv("ALSA_CONFIG_PATH", (folder_ / "asound.conf").c_str(), 1); }
  ~SoundPlayerTest() override { unsetenv("ALSA_CONFIG_PATH"); }

  void set_device(const std::string& name, const std::string& behind) {
    std::ofstream(folder_ / "asound.conf") << "pcm_type.held { lib \"" HELD_DEVICE "\" }\n"
                                           << "pcm." << name << " {\n  type file\n  file \""
                                           << (folder_ / "sound").string() << "\"\n  format raw\n  truncate false\n"
                                           << "  slave.pcm { " << behind << " }\n}\n";
  }
  void set_held_device(bool works) {
    set_device("!default", "type held tries \"" + (folder_ / "tries").string() + "\"" +
                               (works ? " gate \"" + (folder_ / "gate").string() + "\"" : ""));
  }
  void open_gate() { std::ofstream(folder_ / "gate") << "open"; }
  bool is_tried() { return std::filesystem::exists(folder_ / "tries"); }

  std::filesystem::path file(int number) const {
    return folder_ / (number == 0 ? "sound" : "sound.000" + std::to_string(number));
  }
  bool is_begun(int number) const { return std::filesystem::exists(file(number)); }
  std::vector<int16_t> heard(int number) const {
    std::ifstream in(file(number), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    std::vector<int16_t> samples(bytes.size() / sizeof(int16_t));
    std::copy_n(bytes.data(), samples.size() * sizeof(int16_t), reinterpret_cast<char*>(samples.data()));
    return samples;
  }
  // Waits until the whole sound is there. Only silence may follow it, and not much.
  void expect_heard(int number, Sound sound) const {
    const Samples& samples = samples_of(sound);
    const size_t length = samples.mono.size();
    EXPECT_TRUE(wait_until(kLongTimeMs, [&] { return heard(number).size() >= length; })) << heard(number).size();
    std::vector<int16_t> all = heard(number);
    ASSERT_GE(all.size(), length);
    EXPECT_LE(all.size(), length + static_cast<size_t>(samples.rate_hz) / 4);
    EXPECT_TRUE(std::equal(samples.mono.begin(), samples.mono.end(), all.begin())) << "another sound, or none";
    all.erase(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(length));
    EXPECT_THAT(all, Each(0));
  }

  tests::TemporaryFolder folder_;
};

TEST_F(SoundPlayerTest, PlaysWhatItIsAskedFor) {
  set_device("!default", "type null");
  SoundPlayer player;
  player.play(Sound::kDone);
  expect_heard(0, Sound::kDone);
  player.play(Sound::kNotice);
  expect_heard(1, Sound::kNotice);
}

TEST_F(SoundPlayerTest, OnlyTheLastOfThoseThatWaitIsPlayed) {
  set_held_device(true);
  SoundPlayer player;
  player.play(Sound::kNotice);
  ASSERT_TRUE(wait_until(kLongTimeMs, [&] { return is_begun(0); }));
  player.play(Sound::kNotice);
  player.play(Sound::kNotice);
  player.play(Sound::kDone);
  open_gate();
  expect_heard(0, Sound::kNotice);
  expect_heard(1, Sound::kDone);
  player.play(Sound::kNotice);
  expect_heard(2, Sound::kNotice);
}

TEST_F(SoundPlayerTest, ADeviceThatStandsStillIsGivenUp) {
  set_held_device(true);
  SoundPlayer player;
  player.play(Sound::kDone);
  ASSERT_TRUE(wait_until(kLongTimeMs, [&] { return is_begun(0); }));
  player.play(Sound::kNotice);
  EXPECT_TRUE(wait_until(kLongTimeMs, [&] { return is_begun(1); }));
  open_gate();
  expect_heard(1, Sound::kNotice);
}

TEST_F(SoundPlayerTest, EndsInTheMidstOfASound) {
  set_held_device(true);
  {
    SoundPlayer player;
    player.play(Sound::kDone);
    ASSERT_TRUE(wait_until(kLongTimeMs, [&] { return is_begun(0); }));
    player.play(Sound::kNotice);
  }
  EXPECT_LT(heard(0).size(), samples_of(Sound::kDone).mono.size());
  EXPECT_FALSE(is_begun(1));
}

TEST_F(SoundPlayerTest, WithoutADeviceIsSilentInEveryWay) {
  set_held_device(false);
  testing::internal::CaptureStderr();
  {
    SoundPlayer player;
    player.play(Sound::kDone);
    EXPECT_TRUE(wait_until(kLongTimeMs, [&] { return is_tried(); }));
    // Of whose name nothing is known.
    SoundPlayer nowhere("nowhere");
    nowhere.play(Sound::kDone);
  }
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
  EXPECT_FALSE(is_begun(0));
}

TEST_F(SoundPlayerTest, ADeviceThatComesLaterIsFound) {
  set_held_device(false);
  SoundPlayer player;
  player.play(Sound::kDone);
  ASSERT_TRUE(wait_until(kLongTimeMs, [&] { return is_tried(); }));
  set_device("!default", "type null");
  player.play(Sound::kNotice);
  expect_heard(0, Sound::kNotice);
}

}  // namespace
}  // namespace starharbor::kiosk
