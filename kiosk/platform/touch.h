// Fingers by XInput2 on an X connection of their own, selected on a window that somebody else made (GLFW 3.3 knows no
// touch). Only raw positions; what they mean is kiosk/input's business.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "kiosk/input/gesture.h"

namespace starharbor::kiosk {

class TouchConnection {
 public:
  // window is an X11 window id on that display. Where the server has no XInput 2.2 there are simply no fingers.
  TouchConnection(const std::string& display_name, unsigned long window);
  ~TouchConnection();
  TouchConnection(const TouchConnection&) = delete;
  TouchConnection& operator=(const TouchConnection&) = delete;

  // To poll for input; -1 when there are no fingers to come.
  int file_descriptor() const;
  // Something has been read from the connection that take() has not yet given.
  bool pending() const;
  // Appends what came since the last call, in order.
  void take(int64_t now_ms, std::vector<TouchSample>& samples);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace starharbor::kiosk
