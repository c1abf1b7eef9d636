// A visitor in a test: a small hall, a clock moved by hand, and a State that actions are done to.
#pragma once

#include <cstdint>
#include <string>
#include <variant>

#include "kiosk/model/update.h"

namespace starharbor::kiosk {

constexpr int64_t kNoon = 1'780'000'000'000;

// As long as nobody sets them otherwise.
inline const int64_t kIdleWarningAfterMs = 1000 * content::Settings().number("kiosk.idle_warning_after_s");
inline const int64_t kIdleWarningMs = 1000 * content::Settings().number("kiosk.idle_warning_s");
inline const int64_t kSignInIdleWarningAfterMs =
    1000 * content::Settings().number("kiosk.sign_in_idle_warning_after_s");
inline const int64_t kSignInIdleWarningMs = 1000 * content::Settings().number("kiosk.sign_in_idle_warning_s");

content::Event test_event(const std::string& id, const std::string& base, int64_t from_ms, int64_t until_ms);
content::Album test_album(const std::string& id, const std::string& base, int photos);

// Two bases, harbour (three chapters, the second with a diagram of four parts) and heart (one chapter); albums of five,
// three and no photos; an event open now at each base, one of the alliance open since earlier, one to come, one over.
content::Hall test_hall();
content::Found test_found(int count);

class Visitor {
 public:
  explicit Visitor(content::Hall hall = test_hall());
  Visitor(const Visitor&);
  Visitor& operator=(const Visitor&);
  ~Visitor();

  Visitor& act(const Action& action);
  Visitor& after(int64_t ms);
  Visitor& type(const std::string& keys);
  Visitor& change_hall(content::Hall hall);
  // The effect that the last action caused, when it was one and of this kind; null otherwise.
  template <typename Kind>
  const Kind* caused() const {
    return effects.size() == 1 ? std::get_if<Kind>(&effects.front()) : nullptr;
  }
  // On the find screen of heart-house with four people found.
  Visitor& find_people();
  // What the find screen, or whoever writes themselves down, waits for could not be done.
  Visitor& fail(bool disk_full = false);
  // The find screen's first candidate is in.
  Visitor& sign_in(content::SignInOutcome outcome = content::SignInOutcome::kSignedIn);

  int64_t now_ms = kNoon;
  State state;
  Effects effects;
};

}  // namespace starharbor::kiosk
