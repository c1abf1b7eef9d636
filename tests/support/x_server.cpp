// Starting the server and speaking to its input devices.
#include "tests/support/x_server.h"

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XI2.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#include <xorg/xf86-input-inputtest-protocol.h>

#include <cstring>
#include <fstream>
#include <stdexcept>

#include <fmt/format.h>

namespace starharbor::tests {
namespace {

constexpr double kAxisMax = 65535;
constexpr int kStepMs = 10;

std::string configuration(int width, int height, const std::string& touch_socket, const std::string& keyboard_socket) {
  return fmt::format(R"(Section "ServerFlags"
  Option "AutoAddDevices" "false"
  Option "AutoEnableDevices" "false"
  Option "DontVTSwitch" "true"
EndSection
Section "Device"
  Identifier "card"
  Driver "dummy"
  VideoRam 256000
EndSection
Section "Monitor"
  Identifier "monitor"
  HorizSync 5.0-1000.0
  VertRefresh 5.0-200.0
  Modeline "{0}x{4}" 200.0 {0} {1} {2} {3} {4} {5} {6} {7}
  Modeline "{4}x{0}" 200.0 {4} {8} {9} {10} {0} {11} {12} {13}
EndSection
Section "Screen"
  Identifier "screen"
  Device "card"
  Monitor "monitor"
  DefaultDepth 24
  SubSection "Display"
    Depth 24
    Modes "{0}x{4}" "{4}x{0}"
  EndSubSection
EndSection
Section "InputDevice"
  Identifier "touchscreen"
  Driver "inputtest"
  Option "SocketPath" "{14}"
  Option "DeviceType" "Touch"
  Option "TouchCount" "10"
  Option "PointerHasAbsoluteAxes" "true"
EndSection
Section "InputDevice"
  Identifier "keyboard"
  Driver "inputtest"
  Option "SocketPath" "{15}"
  Option "DeviceType" "Keyboard"
EndSection
Section "ServerLayout"
  Identifier "layout"
  Screen "screen"
  InputDevice "touchscreen"
  InputDevice "keyboard" "CoreKeyboard"
EndSection
)",
                     width, width + 88, width + 200, width + 400, height, height + 3, height + 13, height + 68,
                     height + 88, height + 200, height + 400, width + 3, width + 13, width + 68, touch_socket,
                     keyboard_socket);
}

void read_fully(int fd, void* into, size_t size) {
  auto* bytes = static_cast<char*>(into);
  while (size > 0) {
    const ssize_t count = ::read(fd, bytes, size);
    if (count <= 0) throw std::runtime_error("the X server's input device hung up");
    bytes += count;
    size -= static_cast<size_t>(count);
  }
}

}  // namespace

Injector::Injector(const std::string& socket) {
  fd_ = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::strncpy(address.sun_path, socket.c_str(), sizeof(address.sun_path) - 1);
  const bool connected =
      wait_until(10'000, [&] { return ::connect(fd_, reinterpret_cast<sockaddr*>(&address), sizeof(address)) == 0; });
  if (!connected) throw std::runtime_error("no input device at " + socket);
  xf86ITEventClientVersion version{};
  version.major = XF86IT_PROTOCOL_VERSION_MAJOR;
  version.minor = XF86IT_PROTOCOL_VERSION_MINOR;
  send(version, XF86IT_EVENT_CLIENT_VERSION);
  xf86ITResponseServerVersion answer{};
  read_fully(fd_, &answer, sizeof(answer));
}

Injector::~Injector() {
  ::close(fd_);
}

template <typename Event>
void Injector::send(Event& event, int type) {
  event.header.length = sizeof(Event);
  event.header.type = static_cast<xf86ITEventType>(type);
  if (::write(fd_, &event, sizeof(event)) != static_cast<ssize_t>(sizeof(event)))
    throw std::runtime_error("the X server's input device takes nothing");
}

void Injector::wait_for_sync() {
  xf86ITEventWaitForSync wait{};
  send(wait, XF86IT_EVENT_WAIT_FOR_SYNC);
  xf86ITResponseSyncFinished finished{};
  read_fully(fd_, &finished, sizeof(finished));
}

void Injector::touch(int finger, int xi_type, Point axis) {
  xf86ITEventTouch event{};
  event.touchid = static_cast<uint32_t>(finger);
  event.touch_type = static_cast<uint32_t>(xi_type);
  event.valuators.mask[0] = 0b11;
  event.valuators.valuators[0] = axis.x;
  event.valuators.valuators[1] = axis.y;
  send(event, XF86IT_EVENT_TOUCH);
  wait_for_sync();
}

void Injector::key(int key_code, bool press) {
  xf86ITEventKey event{};
  event.key_code = key_code;
  event.is_press = press;
  send(event, XF86IT_EVENT_KEY);
  wait_for_sync();
}

XServer::XServer(int width, int height) : width_(width), height_(height) {
  const std::string file = folder_ / "xorg.conf", touch = folder_ / "touch", keyboard = folder_ / "keyboard";
  std::ofstream(file) << configuration(width, height, touch, keyboard);
  // The server writes the number of the display it found free to descriptor 9.
  const std::string number = folder_ / "display";
  server_ = std::make_unique<Process>(
      std::vector<std::string>{
          "/bin/sh", "-c",
          fmt::format("exec Xorg -displayfd 9 -config '{}' -logfile '{}' -noreset -novtswitch -sharevts "
                      "-nolisten tcp -nolock 9>'{}'",
                      file, std::string(folder_ / "xorg.log"), number)},
      Environment{}, folder_ / "xorg.out");
  const bool started = wait_until(20'000, [&] {
    std::ifstream(number) >> display_;
    return !display_.empty() || !server_->running();
  });
  if (!started || display_.empty()) throw std::runtime_error("Xorg did not start: " + server_->output());
  fingers_ = std::make_unique<Injector>(touch);
  keyboard_ = std::make_unique<Injector>(keyboard);
}

Environment XServer::environment() const {
  return {{"DISPLAY", ":" + display_}, {"WAYLAND_DISPLAY", ""}};
}

void XServer::xrandr(std::vector<std::string> arguments) const {
  arguments.insert(arguments.begin(), {"xrandr", "--output", "DUMMY0"});
  const Finished finished = run(arguments, environment());
  if (finished.status != 0) throw std::runtime_error("xrandr failed: " + finished.errors);
}

void XServer::switch_monitor_off() {
  xrandr({"--off"});
}

void XServer::set_mode(int width, int height) {
  xrandr({"--mode", fmt::format("{}x{}", width, height)});
  width_ = width;
  height_ = height;
}

Screenshot XServer::screenshot() const {
  Display* display = XOpenDisplay(environment().at("DISPLAY").c_str());
  if (!display) throw std::runtime_error("the X server takes no more connections");
  Screenshot shot{width_, height_, {}};
  XImage* image = XGetImage(display, DefaultRootWindow(display), 0, 0, static_cast<unsigned>(width_),
                            static_cast<unsigned>(height_), AllPlanes, ZPixmap);
  for (int y = 0; image && y < height_; ++y) {
    for (int x = 0; x < width_; ++x) shot.pixels.push_back(static_cast<uint32_t>(XGetPixel(image, x, y)) & 0xFFFFFF);
  }
  if (image) XDestroyImage(image);
  XCloseDisplay(display);
  if (shot.pixels.empty()) throw std::runtime_error("the X server gives no picture of its screen");
  return shot;
}

Point XServer::axis(Point at) const {
  return {at.x / width_ * kAxisMax, at.y / height_ * kAxisMax};
}

void XServer::down(int finger, Point at) {
  fingers_->touch(finger, XI_TouchBegin, axis(at));
}
void XServer::move(int finger, Point at) {
  fingers_->touch(finger, XI_TouchUpdate, axis(at));
}
void XServer::up(int finger, Point at) {
  fingers_->touch(finger, XI_TouchEnd, axis(at));
}

void XServer::tap(Point at) {
  down(0, at);
  sleep_ms(60);
  up(0, at);
}

void XServer::drag(Point from, Point to, int steps) {
  down(0, from);
  for (int i = 1; i <= steps; ++i) {
    const double t = static_cast<double>(i) / steps;
    move(0, {from.x + (to.x - from.x) * t, from.y + (to.y - from.y) * t});
    sleep_ms(kStepMs);
  }
  up(0, to);
}

void XServer::pinch(Point center, double from_distance, double to_distance, int steps) {
  const auto left = [&](double distance) { return Point{center.x - distance / 2, center.y}; };
  const auto right = [&](double distance) { return Point{center.x + distance / 2, center.y}; };
  down(0, left(from_distance));
  down(1, right(from_distance));
  for (int i = 1; i <= steps; ++i) {
    const double distance = from_distance + (to_distance - from_distance) * i / steps;
    move(0, left(distance));
    move(1, right(distance));
    sleep_ms(kStepMs);
  }
  up(0, left(to_distance));
  up(1, right(to_distance));
}

void XServer::press_key(int key_code) {
  hold_key(key_code);
  release_key(key_code);
}
void XServer::hold_key(int key_code) {
  keyboard_->key(key_code, true);
}
void XServer::release_key(int key_code) {
  keyboard_->key(key_code, false);
}

}  // namespace starharbor::tests
