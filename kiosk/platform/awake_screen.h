// Keeps the monitor lit while the kiosk is full screen: nobody touches it for hours, and it has to be seen from afar.
#pragma once

#include <memory>
#include <string>

namespace starharbor::kiosk {

// Ends the X server's screen saver and power saving on this display, and puts both back when destroyed.
class AwakeScreen {
 public:
  explicit AwakeScreen(const std::string& display_name);
  ~AwakeScreen();
  AwakeScreen(const AwakeScreen&) = delete;
  AwakeScreen& operator=(const AwakeScreen&) = delete;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace starharbor::kiosk
