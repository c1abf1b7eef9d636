// Screens of a made-up hall, drawn without a window: what fingers do on them comes out as Actions.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "kiosk/screens/registry.h"
#include "tests/kiosk/widgets/headless.h"

namespace starharbor::kiosk {

constexpr int64_t kHourMs = 3'600'000;
constexpr int64_t kTestNowMs = 1'781'755'200'000;  // 12:00 in Shanghai

content::Event made_up_event(const std::string& id, const std::string& base, int64_t from_ms, int64_t until_ms);

// `bases` bases b0, b1 ..., each with a diagram, a chapter, a figure and an album of `photos` pictures; no events.
content::Hall made_up_hall(int bases, int photos = 9);
content::Found made_up_people(int shown, int total);

class ScreenTest : public tests::Headless {
 protected:
  ScreenTest();
  ~ScreenTest() override;

  void set_hall(content::Hall hall);
  void rest_on(Screen screen);
  void turn_portrait(bool portrait);
  void show(const std::vector<Gesture>& gestures = {});
  // Down and up in two frames, long after the last; what comes of it is in `actions` alone.
  void press(Vec2 at);
  void swipe(Vec2 from, Vec2 to);
  // The one action that came, when it is of this kind.
  template <typename Kind>
  const Kind* came() const {
    return actions.size() == 1 ? std::get_if<Kind>(&actions.front()) : nullptr;
  }
  // The target under a finger; empty: none.
  std::string target_at(Vec2 at);

  State state;
  ScreenMemory memory;
  Actions actions;
};

}  // namespace starharbor::kiosk
