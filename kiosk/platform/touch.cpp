// XInput2 touch events of all master devices. A touch that the server takes away ends as any other does.
#include "kiosk/platform/touch.h"

#include <X11/Xlib.h>
#include <X11/extensions/XI2.h>
#include <X11/extensions/XInput2.h>

#include <optional>

namespace starharbor::kiosk {

namespace {

// Beyond this the clocks have parted (one was set, or the server's has wrapped), and the offset is found anew.
constexpr int64_t kClocksPartedMs = 2'000;

}  // namespace

struct TouchConnection::Impl {
  Display* display = nullptr;
  int opcode = 0;
  std::optional<int64_t>
      offset_ms;  // from the server's clock to ours: the smallest seen, which waited least for a poll

  // When the finger moved, not when a slow frame came to ask: speed and double taps depend on it. Never after now_ms.
  int64_t time_of(unsigned long server_ms, int64_t now_ms) {
    const int64_t offset = now_ms - static_cast<int64_t>(server_ms);
    if (!offset_ms || offset < *offset_ms || offset - *offset_ms > kClocksPartedMs) offset_ms = offset;
    return static_cast<int64_t>(server_ms) + *offset_ms;
  }

  bool select(unsigned long window) {
    int event = 0, error = 0, major = 2, minor = 2;
    if (!XQueryExtension(display, "XInputExtension", &opcode, &event, &error)) return false;
    if (XIQueryVersion(display, &major, &minor) != Success || major * 10 + minor < 22) return false;
    unsigned char bits[XIMaskLen(XI_LASTEVENT)] = {};
    for (int type : {XI_TouchBegin, XI_TouchUpdate, XI_TouchEnd}) XISetMask(bits, type);
    XIEventMask mask{XIAllMasterDevices, sizeof bits, bits};
    XISelectEvents(display, window, &mask, 1);
    XSync(display, False);
    return true;
  }
};

TouchConnection::TouchConnection(const std::string& display_name, unsigned long window)
    : impl_(std::make_unique<Impl>()) {
  impl_->display = XOpenDisplay(display_name.c_str());
  if (impl_->display && !impl_->select(window)) {
    XCloseDisplay(impl_->display);
    impl_->display = nullptr;
  }
}

TouchConnection::~TouchConnection() {
  if (impl_->display) XCloseDisplay(impl_->display);
}

int TouchConnection::file_descriptor() const {
  return impl_->display ? ConnectionNumber(impl_->display) : -1;
}
bool TouchConnection::pending() const {
  return impl_->display && XPending(impl_->display) > 0;
}

void TouchConnection::take(int64_t now_ms, std::vector<TouchSample>& samples) {
  while (pending()) {
    XEvent event;
    XNextEvent(impl_->display, &event);
    if (event.type != GenericEvent || event.xcookie.extension != impl_->opcode) continue;
    if (!XGetEventData(impl_->display, &event.xcookie)) continue;
    const auto* touch = static_cast<const XIDeviceEvent*>(event.xcookie.data);
    TouchPhase phase = touch->evtype == XI_TouchBegin ? TouchPhase::kDown
                       : touch->evtype == XI_TouchEnd ? TouchPhase::kUp
                                                      : TouchPhase::kMove;
    samples.push_back({touch->detail,
                       phase,
                       {static_cast<float>(touch->event_x), static_cast<float>(touch->event_y)},
                       impl_->time_of(touch->time, now_ms)});
    XFreeEventData(impl_->display, &event.xcookie);
  }
}

}  // namespace starharbor::kiosk
