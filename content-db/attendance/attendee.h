// Who is in at an event, as the data knows them: a member, or where nobody knows which, the card or the walk-in. As text
// it is what the view timed_sign_in says; the two must agree.
#pragma once

#include <compare>
#include <string>
#include <utility>

namespace starharbor::content {

class Attendee {
 public:
  static Attendee member(std::string id) { return Attendee(std::move(id)); }
  static Attendee card(const std::string& id) { return Attendee("card " + id); }
  static Attendee walk_in(const std::string& id) { return Attendee("walk-in " + id); }
  // From a column of the view.
  static Attendee read(std::string text) { return Attendee(std::move(text)); }

  const std::string& text() const { return text_; }
  auto operator<=>(const Attendee&) const = default;

 private:
  explicit Attendee(std::string text) : text_(std::move(text)) {}

  std::string text_;
};

}  // namespace starharbor::content
