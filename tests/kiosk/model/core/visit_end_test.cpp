// Nothing of a visit survives it: every field is filled, the visit ended, and what is left compared with a fresh one.
// Each struct is taken apart into all its fields, so that one more does not compile here until somebody has seen to it.
#include <gtest/gtest.h>

#include <tuple>
#include <type_traits>

#include "kiosk/model/core/reducers.h"
#include "tests/kiosk/model/core/visitor.h"

namespace starharbor::kiosk {
namespace {

auto fields(InkPoint& of) {
  auto& [x, y] = of;
  return std::tie(x, y);
}
auto fields(Word& of) {
  auto& [text, letters] = of;
  return std::tie(text, letters);
}
auto fields(content::Candidate& of) {
  auto& [a, b, c, d, e, f, g] = of;
  return std::tie(a, b, c, d, e, f, g);
}
auto fields(content::Found& of) {
  auto& [candidates, total] = of;
  return std::tie(candidates, total);
}
auto fields(content::SignInResult& of) {
  auto& [a, b, c, d, e, f, g, h, i, j, k] = of;
  return std::tie(a, b, c, d, e, f, g, h, i, j, k);
}
auto fields(Transition& of) {
  auto& [from, to, started_ms, left_form] = of;
  return std::tie(from, to, started_ms, left_form);
}
auto fields(Idle& of) {
  auto& [touched_ms, warning_since_ms, resting] = of;
  return std::tie(touched_ms, warning_since_ms, resting);
}
auto fields(Toast& of) {
  auto& [text_key, since_ms] = of;
  return std::tie(text_key, since_ms);
}
auto fields(StoryView& of) {
  auto& [base, chapter, page, part] = of;
  return std::tie(base, chapter, page, part);
}
auto fields(GalleryView& of) {
  auto& [base_filter, album, list_page, page] = of;
  return std::tie(base_filter, album, list_page, page);
}
auto fields(PhotoView& of) {
  auto& [index, chrome, zoom, pan_x, pan_y] = of;
  return std::tie(index, chrome, zoom, pan_x, pan_y);
}
auto fields(EventsView& of) {
  auto& [page] = of;
  return std::tie(page);
}
auto fields(BrowseView& of) {
  auto& [home_page, story, gallery, photo, events, back] = of;
  return std::tie(home_page, story, gallery, photo, events, back);
}
auto fields(HeldAnswer& of) {
  auto& [found, until_ms] = of;
  return std::tie(found, until_ms);
}
auto fields(Undo& of) {
  auto& [sign_in, since_ms, query] = of;
  return std::tie(sign_in, since_ms, query);
}
auto fields(HeldCard& of) {
  auto& [text, since_ms] = of;
  return std::tie(text, since_ms);
}
auto fields(WalkInView& of) {
  auto& [a, b, c, d, e, f, g, h, i, j, k, l] = of;
  return std::tie(a, b, c, d, e, f, g, h, i, j, k, l);
}
auto fields(CheckInView& of) {
  auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v] = of;
  return std::tie(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v);
}
auto fields(Visit& of) {
  auto& [language, language_changed_ms, screen, screen_since_ms, transition, idle, toast, browse, check_in] = of;
  return std::tie(language, language_changed_ms, screen, screen_since_ms, transition, idle, toast, browse, check_in);
}

template <typename Value>
constexpr bool kIsSingle = std::is_arithmetic_v<Value> || std::is_enum_v<Value> || std::is_same_v<Value, std::string> ||
                           std::is_same_v<Value, content::FactId>;

// Something other than what stands there in a fresh visit.
template <typename Value>
void fill(Value& value) {
  if constexpr (std::is_same_v<Value, bool>) {
    value = !value;
  } else if constexpr (std::is_enum_v<Value>) {
    value = static_cast<Value>(static_cast<int>(value) + 1);
  } else if constexpr (std::is_arithmetic_v<Value>) {
    value += 7;
  } else if constexpr (std::is_same_v<Value, std::string>) {
    value = "filled";
  } else if constexpr (std::is_same_v<Value, content::FactId>) {
    value = content::FactId("filled");
  } else if constexpr (requires { value.has_value(); }) {
    fill(value.emplace());
  } else if constexpr (requires { value.emplace_back(); }) {
    fill(value.emplace_back());
  } else {
    std::apply([](auto&... field) { (fill(field), ...); }, fields(value));
  }
}

// Calls `step` for whatever two of a kind are made of: whether it is the same.
template <typename Value, typename Step>
void compare(Value& a, Value& b, const Step& step) {
  if constexpr (kIsSingle<Value>) {
    step(a == b);
  } else if constexpr (requires { a.has_value(); }) {
    if (!a || !b) return step(a.has_value() == b.has_value());
    compare(*a, *b, step);
  } else if constexpr (requires { a.size(); }) {
    if (a.size() != b.size()) return step(false);
    for (size_t i = 0; i < a.size(); ++i) compare(a[i], b[i], step);
  } else {
    std::apply([&](auto&... of_a) { std::apply([&](auto&... of_b) { (compare(of_a, of_b, step), ...); }, fields(b)); },
               fields(a));
  }
}

State filled_state(const State& begun) {
  State state = begun;
  fill(state.visit);
  Visit fresh = new_visit(Language::kChinese, state.now_ms);
  int count = 0;
  compare(state.visit, fresh, [&](bool is_same) {
    EXPECT_FALSE(is_same) << "field " << count << " has not been filled";
    ++count;
  });
  EXPECT_GT(count, 50);
  return state;
}

void expect_same(Visit& visit, Visit& expected) {
  int count = 0;
  compare(visit, expected, [&](bool is_same) {
    EXPECT_TRUE(is_same) << "field " << count;
    ++count;
  });
}

TEST(VisitEnd, LeavesNothingButTheMoveAwayFromIt) {
  State state = filled_state(Visitor().state);
  const Screen last = state.visit.screen;
  end_visit(state);
  Visit expected = new_visit(Language::kChinese, state.now_ms);
  expected.transition = {last, Screen::kAttract, state.now_ms, true};
  expect_same(state.visit, expected);
}

TEST(VisitEnd, AtTheDoorTheEventIsHandedOverAndNothingElse) {
  State state = filled_state(Visitor().state);
  state.device.at_door = true;
  state.visit.check_in.event = "heart-house";
  const Screen last = state.visit.screen;
  end_visit(state);
  Visit expected = new_visit(Language::kChinese, state.now_ms);
  expected.screen = Screen::kSignInFind;
  expected.transition = {last, Screen::kSignInFind, state.now_ms, true};
  expected.idle.resting = true;
  expected.check_in.event = "heart-house";
  expect_same(state.visit, expected);
}

TEST(VisitEnd, WhatIsOfTheTerminalStays) {
  Visitor visitor;
  visitor.act(ExchangeNews{{.running = true, .stick = true}}).find_people();
  visitor.act(OpenHome{}).act(DataFailed{true});
  State state = visitor.state;
  const Device before = state.device;
  end_visit(state);
  EXPECT_TRUE(state.device.exchange);
  EXPECT_TRUE(state.device.data_trouble);
  EXPECT_TRUE(state.device.disk_full);
  EXPECT_EQ(state.device.searches.in_vain, 1);
  EXPECT_EQ(state.device.last_query, before.last_query);
  EXPECT_EQ(state.hall, visitor.state.hall);
}

}  // namespace
}  // namespace starharbor::kiosk
