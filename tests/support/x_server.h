// A real X server with a monitor, a touchscreen of ten fingers over it and a keyboard, on the dummy video driver: it
// has its own display, sockets and log in a temporary folder, and ends with the handle.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "tests/support/process.h"
#include "tests/support/temporary_folder.h"

namespace starharbor::tests {

struct Point {
  double x = 0;
  double y = 0;
};

// What the monitor shows, row by row, 0xRRGGBB.
struct Screenshot {
  int width = 0;
  int height = 0;
  std::vector<uint32_t> pixels;
  uint32_t at(int x, int y) const { return pixels[static_cast<size_t>(y) * width + x]; }
};

// One long-lived connection to one input device of the server; it speaks the inputtest driver's protocol.
class Injector {
 public:
  explicit Injector(const std::string& socket);
  ~Injector();
  Injector(const Injector&) = delete;
  Injector& operator=(const Injector&) = delete;

  void touch(int finger, int xi_type, Point axis);
  void key(int key_code, bool press);

 private:
  template <typename Event>
  void send(Event& event, int type);
  void wait_for_sync();
  int fd_ = -1;
};

class XServer {
 public:
  XServer(int width, int height);

  Environment environment() const;  // DISPLAY, for whoever shall open a window here
  // By xrandr, as a person or a session does it. The dummy driver can't turn a picture; a monitor that is turned
  // differs for a program by the sides of its area alone, and those come with the mode of height x width.
  void switch_monitor_off();
  void set_mode(int width, int height);  // switches on too; of the server's own size, that turned, or a VESA size
  Screenshot screenshot() const;

  // Px of the monitor.
  void down(int finger, Point at);
  void move(int finger, Point at);
  void up(int finger, Point at);
  void tap(Point at);
  // In `steps` moves from one point to the other, about 10 ms apart.
  void drag(Point from, Point to, int steps = 12);
  // Two fingers apart or together about a centre, from one distance to the other.
  void pinch(Point center, double from_distance, double to_distance, int steps = 16);
  void press_key(int key_code);
  void hold_key(int key_code);
  void release_key(int key_code);

 private:
  Point axis(Point at) const;
  void xrandr(std::vector<std::string> arguments) const;
  int width_, height_;
  TemporaryFolder folder_;
  std::unique_ptr<Process> server_;
  std::string display_;
  std::unique_ptr<Injector> fingers_, keyboard_;
};

}  // namespace starharbor::tests
