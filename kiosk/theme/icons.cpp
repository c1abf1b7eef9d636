// The design's icon paths and the small reader that flattens them.
#include "kiosk/theme/icons.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <cstdlib>
#include <map>
#include <numbers>
#include <string>
#include <utility>

namespace starharbor::kiosk {

namespace {

constexpr int kSegmentsPerQuarter = 12;

constexpr std::array<std::pair<const char*, const char*>, 30> kPaths = {{
    {"back", "M29 10L15 24L29 38"},
    {"next", "M19 10L33 24L19 38"},
    {"close", "M12 12L36 36M36 12L12 36"},
    {"home", "M8 23L24 9L40 23M13 19V39H35V19"},
    {"access", "M24 5A19 19 0 1 1 23.99 5M24 13.2A1.4 1.4 0 1 1 23.99 13.2M14 20.5H34M24 20.5V28L18 37M24 28L30 37"},
    {"story", "M24 14L8 10V35L24 39L40 35V10L24 14V39"},
    {"gallery", "M8 10H40V38H8ZM8 33L18 23L26 31L31 26L40 34M31 17A1.6 1.6 0 1 1 30.99 17"},
    {"signin", "M33 8H10V40H38V22M17 23L24 30L40 12"},
    {"join", "M18 10A6 6 0 1 1 17.99 10M7 39A11.5 11.5 0 0 1 29 39M37 17V31M30 24H44"},
    {"clock", "M24 6A18 18 0 1 1 23.99 6M24 13V24L32 29"},
    {"pin", "M24 43L12.5 27A14 14 0 1 1 35.5 27ZM24 14A5 5 0 1 1 23.99 14"},
    {"people", "M18 10A6 6 0 1 1 17.99 10M7 39A11.5 11.5 0 0 1 29 39M32 11A6 6 0 0 1 33 22.5M34 29A11 11 0 0 1 42 39"},
    {"card", "M6 11H42V37H6ZM6 19H42M12 30H22"},
    {"tap",
     "M14 34A14 14 0 0 1 14 14M34 14A14 14 0 0 1 34 34M19 29A7 7 0 0 1 19 19M29 19A7 7 0 0 1 29 29M24 23A1 1 0 1 1 "
     "23.99 23"},
    {"del", "M17 11H41V37H17L6 24ZM23 19L33 29M33 19L23 29"},
    {"undo", "M12 17H30A10 10 0 0 1 30 37H16M20 8L11 17L20 26"},
    {"sync", "M40 21A17 17 0 0 0 10 15M8 27A17 17 0 0 0 38 33M10 6V15H19M38 42V33H29"},
    {"export", "M24 30V7M15 16L24 7L33 16M9 27V40H39V27"},
    {"lock", "M11 21H37V40H11ZM16 21V15A8 8 0 0 1 32 15V21M24 28V33"},
    {"check", "M9 25L20 36L40 13"},
    {"play", "M17 10L37 24L17 38Z"},
    {"pause", "M17 11V37M31 11V37"},
    {"reach", "M24 6V31M14 21L24 31L34 21M8 41H40"},
    {"contrast", "M24 6A18 18 0 1 1 23.99 6M24 6V42M24 15H40M24 24H42M24 33H39"},
    {"text", "M7 38L18 10L29 38M11 29H25M34 38V22M29 22H43"},
    {"screen", "M6 9H42V33H6ZM17 41H31M24 33V41"},
    {"disk",
     "M24 6C34 6 40 9 40 13S34 20 24 20S8 17 8 13S14 6 24 6M8 13V35C8 39 14 42 24 42S40 39 40 35V13M8 24C8 28 14 31 24 "
     "31S40 28 40 24"},
    {"heat", "M24 6A5 5 0 0 1 29 11V27A9 9 0 1 1 19 27V11A5 5 0 0 1 24 6ZM24 20V34"},
    {"printer", "M13 18V7H35V18M13 34H7V18H41V34H35M13 28H35V41H13Z"},
    {"net", "M6 19A26 26 0 0 1 42 19M12 26A17 17 0 0 1 36 26M18 33A8.5 8.5 0 0 1 30 33M24 39A1 1 0 1 1 23.99 39"},
}};

// Reads one path. Positions are absolute, as in all of the design's paths.
class PathReader {
 public:
  explicit PathReader(std::string_view path) : text_(path) {}

  std::vector<IconStroke> read() {
    while (at_ < text_.size()) {
      char next = text_[at_];
      if (std::isalpha(static_cast<unsigned char>(next))) {
        command_ = next;
        ++at_;
      } else if (next == ' ') {
        ++at_;
        continue;
      }
      step();
    }
    return std::move(strokes_);
  }

 private:
  void step() {
    switch (command_) {
      case 'M':
        start(point());
        command_ = 'L';
        return;
      case 'L':
        line_to(point());
        return;
      case 'H':
        line_to({number(), here_.y});
        return;
      case 'V':
        line_to({here_.x, number()});
        return;
      case 'A':
        arc();
        return;
      case 'C': {
        Vec2 c1 = point(), c2 = point();
        curve(c1, c2, point());
        return;
      }
      case 'S': {
        Vec2 c2 = point();
        curve(here_ * 2 - last_control_, c2, point());
        return;
      }
      case 'Z':
        close();
        return;
      default:
        at_ = text_.size();
        return;
    }
  }

  float number() {
    const std::string tail(text_.substr(at_, 24));
    char* end = nullptr;
    float value = std::strtof(tail.c_str(), &end);
    if (end == tail.c_str()) at_ = text_.size();
    at_ += static_cast<size_t>(end - tail.c_str());
    return value;
  }

  Vec2 point() {
    float x = number();
    return {x, number()};
  }

  void start(Vec2 at) {
    strokes_.push_back({{at}, false});
    here_ = last_control_ = at;
  }

  void line_to(Vec2 to) {
    strokes_.back().points.push_back(to);
    here_ = last_control_ = to;
  }

  void close() {
    strokes_.back().closed = true;
    here_ = last_control_ = strokes_.back().points.front();
  }

  void curve(Vec2 c1, Vec2 c2, Vec2 to) {
    Vec2 from = here_;
    for (int i = 1; i <= kSegmentsPerQuarter; ++i) {
      float t = static_cast<float>(i) / kSegmentsPerQuarter, u = 1 - t;
      line_to(from * (u * u * u) + c1 * (3 * u * u * t) + c2 * (3 * u * t * t) + to * (t * t * t));
    }
    last_control_ = c2;
  }

  // A circular arc between two points: its centre lies on their perpendicular bisector.
  void arc() {
    Vec2 radii = point();
    number();
    bool large = number() != 0;
    bool clockwise = number() != 0;
    Vec2 from = here_, to = point();
    Vec2 half = (to - from) * .5f;
    float half_length = std::hypot(half.x, half.y);
    if (half_length == 0) return;
    float radius = std::max(radii.x, half_length);
    float rise = std::sqrt(std::max(0.f, radius * radius - half_length * half_length)) / half_length;
    if (large == clockwise) rise = -rise;
    Vec2 center = from + half + Vec2{-half.y, half.x} * rise;
    float begin = std::atan2(from.y - center.y, from.x - center.x);
    float sweep = std::atan2(to.y - center.y, to.x - center.x) - begin;
    constexpr float kTurn = 2 * std::numbers::pi_v<float>;
    if (clockwise && sweep < 0) sweep += kTurn;
    if (!clockwise && sweep > 0) sweep -= kTurn;
    int segments = std::max(2, static_cast<int>(std::ceil(std::abs(sweep) / (kTurn / 4) * kSegmentsPerQuarter)));
    for (int i = 1; i <= segments; ++i) {
      float angle = begin + sweep * static_cast<float>(i) / static_cast<float>(segments);
      line_to(center + Vec2{std::cos(angle), std::sin(angle)} * radius);
    }
    here_ = last_control_ = to;
  }

  std::string_view text_;
  size_t at_ = 0;
  char command_ = 0;
  Vec2 here_, last_control_;
  std::vector<IconStroke> strokes_;
};

}  // namespace

std::vector<IconStroke> flatten_path(std::string_view path) {
  if (path.empty() || path.front() != 'M') return {};
  return PathReader(path).read();
}

const std::vector<IconStroke>& icon_strokes(std::string_view name) {
  static const std::map<std::string_view, std::vector<IconStroke>> icons = [] {
    std::map<std::string_view, std::vector<IconStroke>> flattened;
    for (const auto& [icon_name, path] : kPaths) flattened.emplace(icon_name, flatten_path(path));
    return flattened;
  }();
  static const std::vector<IconStroke> none;
  auto found = icons.find(name);
  return found == icons.end() ? none : found->second;
}

std::vector<std::string_view> icon_names() {
  std::vector<std::string_view> names;
  for (const auto& [name, path] : kPaths) names.push_back(name);
  return names;
}

}  // namespace starharbor::kiosk
