// RandR 1.5 lists monitors as people count them, turned and scaled as they are, and leaves out those that are off.
#include "kiosk/platform/monitor_watch.h"

#include <X11/Xlib.h>
#include <X11/extensions/Xrandr.h>

#include <algorithm>

#include "content-db/base/error.h"

namespace starharbor::kiosk {

struct MonitorWatch::Impl {
  Display* display = nullptr;
  ::Window root = 0;
  bool lists_monitors = false;

  MonitorArea whole_screen() const {
    ::Window its_root = 0;
    int x = 0, y = 0;
    unsigned width = 0, height = 0, border = 0, depth = 0;
    XGetGeometry(display, root, &its_root, &x, &y, &width, &height, &border, &depth);
    return {0, 0, static_cast<int>(width), static_cast<int>(height)};
  }
};

MonitorWatch::MonitorWatch(const std::string& display_name) : impl_(std::make_unique<Impl>()) {
  Display* display = impl_->display = XOpenDisplay(display_name.c_str());
  if (!display) {
    throw Error(ErrorCode::kNoDisplay, "watch the monitors", "the X server takes no more connections; close a program");
  }
  impl_->root = DefaultRootWindow(display);
  // A server whose screen changes size without RandR says so by its root window.
  XSelectInput(display, impl_->root, StructureNotifyMask);
  int event = 0, error = 0, major = 0, minor = 0;
  if (XRRQueryExtension(display, &event, &error) && XRRQueryVersion(display, &major, &minor)) {
    XRRSelectInput(display, impl_->root, RRScreenChangeNotifyMask | RRCrtcChangeNotifyMask | RROutputChangeNotifyMask);
    impl_->lists_monitors = major > 1 || minor >= 5;
  }
  XSync(display, False);
}

MonitorWatch::~MonitorWatch() {
  XCloseDisplay(impl_->display);
}

std::optional<MonitorArea> MonitorWatch::area() const {
  if (!impl_->lists_monitors) return impl_->whole_screen();
  int count = 0;
  XRRMonitorInfo* monitors = XRRGetMonitors(impl_->display, impl_->root, True, &count);
  if (!monitors) return std::nullopt;
  const XRRMonitorInfo* end = monitors + std::max(count, 0);
  const auto is_primary = [](const XRRMonitorInfo& monitor) { return monitor.primary != 0; };
  const XRRMonitorInfo* shown = std::find_if<const XRRMonitorInfo*>(monitors, end, is_primary);
  if (shown == end) shown = monitors;
  std::optional<MonitorArea> area;
  if (count > 0) area = {shown->x, shown->y, shown->width, shown->height};
  XRRFreeMonitors(monitors);
  return area;
}

int MonitorWatch::file_descriptor() const {
  return ConnectionNumber(impl_->display);
}
bool MonitorWatch::pending() const {
  return XPending(impl_->display) > 0;
}

// Nothing else is selected on this connection, so whatever comes means it.
bool MonitorWatch::take_change() {
  bool changed = false;
  while (pending()) {
    XEvent event;
    XNextEvent(impl_->display, &event);
    changed = true;
  }
  return changed;
}

}  // namespace starharbor::kiosk
