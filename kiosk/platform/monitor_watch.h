// Which part of the X screen people see: the primary monitor's, as RandR tells it, and that it may have changed. Reads
// only; it sets no mode and moves no window.
#pragma once

#include <memory>
#include <optional>
#include <string>

namespace starharbor::kiosk {

// In px of the X screen, as people see it: a monitor that is turned has its sides exchanged.
struct MonitorArea {
  int x = 0;
  int y = 0;
  int width = 0;
  int height = 0;
  bool operator==(const MonitorArea&) const = default;
};

class MonitorWatch {
 public:
  // On a connection of its own. Throws Error{kNoDisplay} when the display can't be opened.
  explicit MonitorWatch(const std::string& display_name);
  ~MonitorWatch();
  MonitorWatch(const MonitorWatch&) = delete;
  MonitorWatch& operator=(const MonitorWatch&) = delete;

  // The primary monitor's area, or the first's where none is primary. None while no monitor is lit. A server without
  // RandR 1.5 has one monitor, as large as its screen.
  std::optional<MonitorArea> area() const;
  // To poll for input.
  int file_descriptor() const;
  // Something has been read from the connection that take_change() has not yet taken in.
  bool pending() const;
  // A monitor may have come, gone, changed its mode or turned since the last call.
  bool take_change();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace starharbor::kiosk
