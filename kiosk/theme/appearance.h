// How everything looks, as one value: a colour for each role, a size for each style of type, what is in reach, whether
// things move. Screens and widgets name roles and styles and ask for nothing else: they never know which appearance it
// is. Nothing here draws.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "kiosk/theme/color.h"
#include "kiosk/theme/text.h"

namespace starharbor::kiosk {

// What a colour is for. Night to choose, day to read; the stars shine over both.
enum class Role : uint8_t {
  kNightVoid,
  kNightSky,
  kNightWater,
  kNightSurface,
  kNightRaised,
  kNightLine,
  kNightOutline,
  kNightText,
  kNightText2,
  kNightWarn,
  kNightOk,
  kDayGround,
  kDaySurface,
  kDaySunk,
  kDayLine,
  kDayOutline,
  kDayText,
  kDayText2,
  kDayPress,
  kDayWarn,
  kOnInk,  // words and signs on a base's ink
  kStarLight,
  kStarPress,
  kStarInk,
  kStarCore,
  kDimmedTint,  // laid over a picture that is not chosen
  // The harbour's art.
  kSky0,
  kSky1,
  kSky2,
  kSky3,
  kSky4,
  kWater0,
  kWater1,
  kWater2,
  kWater3,
  kHillFar,
  kHillNear,
  kHorizonLine,
  kSkyStar,
  kSilhouetteNear,
  kSilhouetteFar,
  kTownLight,
  kCount,
};

// What words are for.
enum class Style : uint8_t {
  kHero,
  kDisplay,
  kDisplaySmall,  // where a display line is too long
  kHeading,
  kHeadingBlack,
  kTitle,
  kTitleSerif,
  kBody,
  kBodyBold,
  kLabel,
  kLabelBold,
  kLabelSerif,
  kCaption,
  kCaptionBold,
  kKeyCap,
  kNumeral,  // in a diagram
  kNumeralBlack,
  kBrand,
  kBrandLatin,
  kCount,
};

using Palette = std::array<Color, static_cast<size_t>(Role::kCount)>;

// Where targets may lie: anywhere, or only where an arm reaches from a wheelchair.
enum class Reach { kWhole, kLow };

// The default is the design's own look.
class Appearance {
 public:
  Appearance();

  Color color(Role role) const { return palette_[static_cast<size_t>(role)]; }
  // Of a base: by the token's name; by hue where the name is empty or unknown; the alliance's starlight family where
  // both are missing.
  BaseColors base_colors(const std::string& token, std::optional<double> hue_deg) const;

  TextStyle type(Style style) const;
  // The same with another line height, given for a text scale of 1.
  TextStyle type(Style style, float line) const;

  // What small type is multiplied by. What is large already grows less, or not at all.
  float text_scale = 1;
  Reach reach = Reach::kWhole;
  bool motion = true;  // things move by themselves
  bool art = true;     // the harbour, glows, photos behind words; without it all is plain and nothing shines through
  float control_outline = 0;  // px round whatever can be pressed

 private:
  friend Appearance with_high_contrast(Appearance look);

  Palette palette_;
  bool strong_ = false;  // a base's colours are those that stand out from black and white
};

// Other values of it. They add up.
Appearance with_large_text(Appearance look);
Appearance with_high_contrast(Appearance look);

}  // namespace starharbor::kiosk
