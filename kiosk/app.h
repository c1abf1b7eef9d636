// The kiosk itself: owns clock, data thread, window and textures, and turns fingers and answers into frames. All that
// it knows of the hall is in State; all that it does to it goes through update().
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <exception>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/clock.h"
#include "kiosk/data/data_thread.h"
#include "kiosk/input/gesture.h"
#include "kiosk/input/scanner.h"
#include "kiosk/model/update.h"
#include "kiosk/platform/sound.h"
#include "kiosk/platform/textures.h"
#include "kiosk/platform/window.h"
#include "kiosk/screens/registry.h"
#include "kiosk/theme/text.h"
#include "kiosk/widgets/ui.h"

namespace starharbor::kiosk {

struct AppOptions {
  std::filesystem::path data;  // the data folder
  WindowOptions window;
  Language language = Language::kChinese;  // until the first visit ends
  std::optional<int64_t> now_ms;           // UTC at which the clock begins; none: now
  bool at_door = false;                    // while an event is open, a visit ends at its find screen
  std::filesystem::path trace;             // a file that tells where the visitor is, line by line; empty: none
};

// Whether things may move by themselves: only while frames are cheap. A renderer in software would spend a whole core
// on a breathing star.
class FrameCost {
 public:
  void add(int64_t cost_ms);
  bool loops_affordable() const;

 private:
  std::array<int64_t, 5> last_ms_{};
  size_t count_ = 0;
};

class App {
 public:
  // Opens the data, then the window. Throws Error.
  explicit App(const AppOptions& options);
  ~App();

  // Until somebody leaves. Throws only when frame after frame fails.
  void run();

  // For whoever plays a visit without fingers, with a clock that is held.
  const State& state() const { return state_; }
  Clock& clock() { return clock_; }
  // As if the kiosk had just been switched on, in this language.
  void restart(Language language);
  void act(const Action& action);
  void run_effect(const Effect& effect) { data_.run({effect}); }
  // Waits until the data thread has answered everything and the photos of a frame of this size are there.
  void settle(PixelSize size);
  // What the screen would show now.
  Pixels picture(PixelSize size);

 private:
  struct Drawn {
    Actions actions;
    std::optional<int64_t> next_frame_ms;
  };

  void frame();
  // Draws what the fingers do to, and does what they mean. Leaves a begun frame behind when it drew.
  void read_fingers();
  void show();
  Drawn draw(ImDrawList* list, PixelSize size, const std::vector<Gesture>& gestures, bool loops);
  ImDrawList* begin_list();
  void drop_list();
  void apply(const Actions& actions);
  bool frame_is_due() const;
  int sleep_ms() const;
  void update_clock();
  void recover(const std::exception& trouble, int failures);
  void write_trace();

  Clock clock_;
  std::optional<Window> window_;
  std::atomic<Window*> sleeper_ = nullptr;  // window_ once it is there, for other threads to wake
  DataThread data_;
  std::optional<GlyphCache> glyphs_;
  std::optional<TextureStore> textures_;
  std::optional<SoundPlayer> sounds_;  // none where nobody sees the window: no tour is heard
  GestureRecognizer recognizer_;
  CardScanner scanner_;
  Pointer pointer_;
  ScreenMemory memory_;
  State state_;
  FrameCost cost_;
  bool changed_ = true;      // something has happened that no frame shows yet
  bool list_begun_ = false;  // a frame has been begun and neither shown nor dropped
  std::optional<int64_t> next_frame_ms_;
  int64_t shown_ms_ = 0;  // when the last frame was shown
  std::ofstream trace_;
  std::string last_place_;
};

}  // namespace starharbor::kiosk
