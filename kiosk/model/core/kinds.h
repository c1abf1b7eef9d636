// Lists of types: a room names its own actions and effects in one, and one variant holds those of all rooms. For
// kiosk/model and whoever asks of an action what kind it is.
#pragma once

#include <type_traits>
#include <variant>

namespace starharbor::kiosk {

template <typename... Kind>
struct Kinds {
  using Variant = std::variant<Kind...>;
  template <typename Other>
  static constexpr bool kContains = (std::is_same_v<Other, Kind> || ...);
};

template <typename... List>
struct JoinedKinds;
template <typename... Kind>
struct JoinedKinds<Kinds<Kind...>> {
  using Type = Kinds<Kind...>;
};
template <typename... A, typename... B, typename... Rest>
struct JoinedKinds<Kinds<A...>, Kinds<B...>, Rest...> : JoinedKinds<Kinds<A..., B...>, Rest...> {};
template <typename... List>
using Joined = typename JoinedKinds<List...>::Type;

// What is held is of the list.
template <typename List, typename Variant>
bool is_among(const Variant& held) {
  return std::visit([](const auto& one) { return List::template kContains<std::decay_t<decltype(one)>>; }, held);
}

// Calls `step` with what is held, where it takes that. REQUIRES that it takes everything in `Own`.
template <typename... Own, typename Variant, typename Step>
void take_step(Kinds<Own...>, const Variant& held, Step step) {
  static_assert((std::is_invocable_v<Step&, const Own&> && ...), "an action without a step");
  std::visit(
      [&](const auto& one) {
        if constexpr (std::is_invocable_v<Step&, decltype(one)>) step(one);
      },
      held);
}

}  // namespace starharbor::kiosk
