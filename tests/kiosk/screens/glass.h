// A screen under a finger without a window: frames are drawn, what they push goes through update(), and the next frame
// sees it, as in the app. Photos are recorded by what was asked for.
#pragma once

#include <algorithm>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "kiosk/input/gesture.h"
#include "kiosk/model/update.h"
#include "tests/kiosk/widgets/headless.h"

namespace starharbor::tests {

class RecordedPictures : public PaintedPictures {
 public:
  RecordedPictures();
  ~RecordedPictures() override;
  kiosk::Texture photo(const std::string& hash) override;
  std::set<std::string> photos_asked;
  bool there = true;
};

class Glass : public Headless {
 protected:
  Glass();
  ~Glass() override;

  // Draws one frame of the screen under test.
  virtual void draw(kiosk::Ui& ui, kiosk::Actions& actions) = 0;

  void use(content::Hall hall);
  void act(const kiosk::Action& action);
  // What fingers do, read as the app reads it; then they are gone.
  void show(const std::vector<kiosk::Gesture>& gestures = {});
  void read(const std::vector<kiosk::Gesture>& gestures);
  // Frames until everything has come to rest.
  void rest();
  void upright();

  void finger(kiosk::TouchPhase phase, kiosk::Vec2 at, int64_t id = 1);
  void touch(kiosk::Vec2 at);
  // A slow pull: no momentum when it is let go.
  void pull(kiosk::Vec2 from, kiosk::Vec2 to);
  void flick(kiosk::Vec2 from, kiosk::Vec2 to);

  template <typename Kind>
  int times() const {
    return static_cast<int>(std::count_if(done.begin(), done.end(),
                                          [](const auto& action) { return std::holds_alternative<Kind>(action); }));
  }

  RecordedPictures recorded;
  kiosk::GestureRecognizer recognizer;
  kiosk::State state;
  kiosk::Actions done;   // everything that was acted on
  kiosk::Effects asked;  // and everything that the data thread was asked for
};

content::Text both(const std::string& zh, const std::string& en);
content::Photo a_photo(const std::string& album, int index, int width = 1200, int height = 800);
content::Album an_album(const std::string& id, const std::string& base, int photos);
content::Base a_base(const std::string& id, const std::string& color);

// One base, and an event "tea" there that is open to everybody for a day.
content::Hall a_hall_with_tea(int64_t now_ms);

}  // namespace starharbor::tests
