// DPMS by its extension, the screen saver by its time-out, on a connection of their own.
#include "kiosk/platform/awake_screen.h"

#include <X11/Xlib.h>
#include <X11/extensions/dpms.h>

namespace starharbor::kiosk {

struct AwakeScreen::Impl {
  Display* display = nullptr;
  bool saved_power = false;
  int saver_timeout_s = 0, saver_interval_s = 0, prefer_blanking = 0, allow_exposures = 0;
};

AwakeScreen::AwakeScreen(const std::string& display_name) : impl_(std::make_unique<Impl>()) {
  Display* display = impl_->display = XOpenDisplay(display_name.c_str());
  if (!display) return;
  XGetScreenSaver(display, &impl_->saver_timeout_s, &impl_->saver_interval_s, &impl_->prefer_blanking,
                  &impl_->allow_exposures);
  XSetScreenSaver(display, 0, impl_->saver_interval_s, impl_->prefer_blanking, impl_->allow_exposures);
  int event = 0, error = 0;
  CARD16 level = 0;
  BOOL saves_power = False;
  if (DPMSQueryExtension(display, &event, &error) && DPMSCapable(display) && DPMSInfo(display, &level, &saves_power) &&
      saves_power) {
    impl_->saved_power = true;
    DPMSDisable(display);
  }
  XSync(display, False);
}

AwakeScreen::~AwakeScreen() {
  if (!impl_->display) return;
  XSetScreenSaver(impl_->display, impl_->saver_timeout_s, impl_->saver_interval_s, impl_->prefer_blanking,
                  impl_->allow_exposures);
  if (impl_->saved_power) DPMSEnable(impl_->display);
  XCloseDisplay(impl_->display);
}

}  // namespace starharbor::kiosk
