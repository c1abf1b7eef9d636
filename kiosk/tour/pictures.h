// What a tour takes home: a picture of what the kiosk shows, when it has come to rest, as a file. Knows no stop.
#pragma once

#include <cstdint>
#include <filesystem>
#include <future>
#include <string>

#include "kiosk/app.h"

namespace starharbor::kiosk {

// Throws Error where the folder is missing and can't be made.
void make_place_for_pictures(const std::filesystem::path& folder);

class TourPictures {
 public:
  // The app's clock must be held, the folder be there.
  TourPictures(App& app, std::filesystem::path folder);

  // From now on pictures have this size and are called <stop>-<zh|en>[-portrait].png.
  void begin(Language language, PixelSize size);
  // Waits until the app has answered everything and has all that a frame of this size needs.
  void settle();
  // Time passes, in small steps, as in a running kiosk: some screens remember when they were first drawn.
  void pass(int64_t ms);
  // After so long a rest. Without a number: until the longest transition and drawing have come to rest.
  void take(const std::string& stop);
  void take(const std::string& stop, int64_t rest_ms);
  // Says why there is no picture of it.
  void leave_out(const std::string& stop, const std::string& why) const;
  // Waits until all are written; how many they are.
  int finish();

  PixelSize size() const { return size_; }

 private:
  App& app_;
  std::filesystem::path folder_;
  PixelSize size_;
  std::string suffix_;
  std::future<void> writing_;  // one at a time, while the walk goes on
  int count_ = 0;
};

}  // namespace starharbor::kiosk
