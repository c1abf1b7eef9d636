// The one window: full screen or of a given size, its touches and mouse as samples, its frames. Full screen, it covers
// the primary monitor whatever happens to that one. Asleep while nothing happens. Knows no screen of the kiosk and
// keeps no time of its own.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/input/gesture.h"
#include "kiosk/input/scanner.h"

struct ImDrawList;

namespace starharbor::kiosk {

struct PixelSize {
  int width = 0;
  int height = 0;
  bool operator==(const PixelSize&) const = default;
};

// Rows from top to bottom, RGBA with alpha 255.
struct Pixels {
  PixelSize size;
  std::vector<uint8_t> rgba;
};

struct WindowOptions {
  std::optional<PixelSize> size;  // none: full screen, without a cursor, also on a monitor that is yet to come
  bool locked = false;            // neither Ctrl+Alt+Q nor a close request ends it
  bool hidden = false;            // only for pictures of frames; never mapped
  std::string title = "Starharbor";
};

class Window {
 public:
  // Throws Error{kNoDisplay} when there is no X server, or none with OpenGL 3.3. One window a process.
  explicit Window(const WindowOptions& options);
  ~Window();
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;

  PixelSize size() const;
  // False while full screen has no monitor that is lit: a frame would be seen by nobody. Brought up to date by poll().
  bool has_monitor() const;
  // What fingers and the mouse did since the last call, in device px, in order; every sample gets the time now_ms. When
  // the monitor changes, the fingers that are down are lost (kCancel), since their places mean something else from then
  // on.
  std::vector<TouchSample> poll(int64_t now_ms);
  // The keys that a card may have (TypedKey), pressed since the last call, in order; taken in by poll().
  std::vector<TypedKey> take_keys(int64_t now_ms);
  // Sleeps until something happens to the window, wake() is called, or the time is over. Negative: no limit.
  void wait(int timeout_ms);
  // From any thread: ends the present or the next wait().
  void wake();
  // Ctrl+Alt+Q or a request to close; never in a locked window.
  bool quit_requested() const;
  // The window was uncovered, or its size or monitor changed, since the last call: what it shows has to be drawn again.
  // Taken in by poll().
  bool take_damage();

  // Begins a frame and gives the list to draw on, in device px from the top left.
  ImDrawList* begin_frame();
  // Called after drawing and before anything is rendered: the moment to bring textures up to date.
  void set_before_render(std::function<void()> before_render);
  void end_frame();
  // Drops a frame that has been begun, so that it can be drawn once more.
  void discard_frame();

  // A frame of any size that is not shown but read: begin, draw, end.
  ImDrawList* begin_picture(PixelSize size);
  Pixels end_picture();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace starharbor::kiosk
