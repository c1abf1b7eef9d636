// The numbers of the design: colours and sizes of type, and how they change for large text and high contrast.
#include "kiosk/theme/appearance.h"

#include <algorithm>
#include <cmath>

#include "content-db/base/color.h"

namespace starharbor::kiosk {
namespace {

constexpr float kLargeText = 1.25f;
constexpr float kLargestGrownPx = 64;  // type grows up to here
constexpr float kOutlinePx = 3;        // of high contrast
constexpr float kDeepShare = .16f;

struct RoleColor {
  Role role;
  uint32_t hex;
};

constexpr RoleColor kColors[] = {
    {Role::kNightVoid, 0x030816},      {Role::kNightSky, 0x051229},      {Role::kNightWater, 0x031023},
    {Role::kNightSurface, 0x0F213B},   {Role::kNightRaised, 0x1B3250},   {Role::kNightLine, 0x354F6C},
    {Role::kNightOutline, 0x6E90AF},   {Role::kNightText, 0xEFF7FB},     {Role::kNightText2, 0xB8CCDB},
    {Role::kNightWarn, 0xFEC26B},      {Role::kNightOk, 0x7CE0A2},       {Role::kDayGround, 0xE7EFF3},
    {Role::kDaySurface, 0xFAFCFD},     {Role::kDaySunk, 0xD7E3E8},       {Role::kDayLine, 0xB9C6CE},
    {Role::kDayOutline, 0x566A7B},     {Role::kDayText, 0x0E1B32},       {Role::kDayText2, 0x37485D},
    {Role::kDayPress, 0x243956},       {Role::kDayWarn, 0x764100},       {Role::kOnInk, 0xFFFFFF},
    {Role::kStarLight, 0xF3D897},      {Role::kStarPress, 0xDEB870},     {Role::kStarInk, 0x6A4704},
    {Role::kStarCore, 0xFFFFFF},       {Role::kDimmedTint, 0x8C8C8C},    {Role::kSky0, 0x030816},
    {Role::kSky1, 0x051229},           {Role::kSky2, 0x112F4A},          {Role::kSky3, 0x26506D},
    {Role::kSky4, 0x52686E},           {Role::kWater0, 0x0F2A44},        {Role::kWater1, 0x081C31},
    {Role::kWater2, 0x031023},         {Role::kWater3, 0x030816},        {Role::kHillFar, 0x12304D},
    {Role::kHillNear, 0x0D2540},       {Role::kHorizonLine, 0x707D75},   {Role::kSkyStar, 0xDCEBF5},
    {Role::kSilhouetteNear, 0x040F23}, {Role::kSilhouetteFar, 0x0C223B}, {Role::kTownLight, 0xF2B97A}};

// Black and white, one accent. What is pressed or sunk is a grey that both kinds of words stand out from.
constexpr RoleColor kStrongColors[] = {
    {Role::kNightVoid, 0x000000},    {Role::kNightSky, 0x000000},    {Role::kNightWater, 0x000000},
    {Role::kNightSurface, 0x000000}, {Role::kNightRaised, 0x3A3A3A}, {Role::kNightLine, 0xFFFFFF},
    {Role::kNightOutline, 0xFFFFFF}, {Role::kNightText, 0xFFFFFF},   {Role::kNightText2, 0xFFFFFF},
    {Role::kDayGround, 0xFFFFFF},    {Role::kDaySurface, 0xFFFFFF},  {Role::kDaySunk, 0xD0D0D0},
    {Role::kDayLine, 0x000000},      {Role::kDayOutline, 0x000000},  {Role::kDayText, 0x000000},
    {Role::kDayText2, 0x000000},     {Role::kDayPress, 0x3A3A3A},    {Role::kStarLight, 0xFFE38A},
    {Role::kStarPress, 0xFFF4CC},    {Role::kStarInk, 0x000000},     {Role::kHorizonLine, 0xFFFFFF}};

struct StyleType {
  Style style;
  TextStyle type;
};

constexpr StyleType kTypes[] = {
    {Style::kHero, {Face::kSerifBlack, 152, 160}},       {Style::kDisplay, {Face::kSerifBlack, 88, 104}},
    {Style::kDisplaySmall, {Face::kSerifBlack, 64, 76}}, {Style::kHeading, {Face::kSerifBold, 56, 72}},
    {Style::kHeadingBlack, {Face::kSerifBlack, 56, 72}}, {Style::kTitle, {Face::kSansBold, 40, 56}},
    {Style::kTitleSerif, {Face::kSerifBold, 40, 56}},    {Style::kBody, {Face::kSansRegular, 30, 50}},
    {Style::kBodyBold, {Face::kSansBold, 30, 50}},       {Style::kLabel, {Face::kSansMedium, 30, 40}},
    {Style::kLabelBold, {Face::kSansBold, 30, 40}},      {Style::kLabelSerif, {Face::kSerifBold, 30, 40}},
    {Style::kCaption, {Face::kSansMedium, 24, 36}},      {Style::kCaptionBold, {Face::kSansBold, 24, 36}},
    {Style::kKeyCap, {Face::kSansMedium, 40, 56}},       {Style::kNumeral, {Face::kSerifBold, 40, 48}},
    {Style::kNumeralBlack, {Face::kSerifBlack, 40, 48}}, {Style::kBrand, {Face::kSerifBlack, 40, 44}},
    {Style::kBrandLatin, {Face::kSansMedium, 24, 30}}};

struct Family {
  const char* token;
  BaseColors colors;
  Color strong_light, strong_ink;
};

const std::array<Family, 5> kFamilies = {{
    {"harbour",
     {rgb(0x61D5C3), rgb(0x2BAE9D), rgb(0x1C3E51), rgb(0x01594F), rgb(0xD6EEE9)},
     rgb(0x96EADC),
     rgb(0x023F38)},
    {"heart",
     {rgb(0xFAA0B0), rgb(0xD37A8B), rgb(0x35354E), rgb(0x7B2D40), rgb(0xF9E1E4)},
     rgb(0xFFC6CF),
     rgb(0x5A1D2C)},
    {"haven",
     {rgb(0x79C7FC), rgb(0x50A1D6), rgb(0x203C5A), rgb(0x025179), rgb(0xD9EBF8)},
     rgb(0xB1DEFF),
     rgb(0x003958)},
    {"maple",
     {rgb(0xF5AA7C), rgb(0xCF8354), rgb(0x343745), rgb(0x773701), rgb(0xF7E4D8)},
     rgb(0xFECBAD),
     rgb(0x562600)},
    {"leading",
     {rgb(0xC8AEF9), rgb(0xA388D3), rgb(0x2D3859), rgb(0x563B7E), rgb(0xEAE4F7)},
     rgb(0xDECEFE),
     rgb(0x3D285C)},
}};

template <size_t N>
void set(Palette& palette, const RoleColor (&colors)[N]) {
  for (const RoleColor& color : colors) palette[static_cast<size_t>(color.role)] = rgb(color.hex);
}

TextStyle designed(Style style) {
  for (const StyleType& row : kTypes) {
    if (row.style == style) return row.type;
  }
  return kTypes[0].type;
}

Color tint(float lightness, float chroma, double hue_deg) {
  return oklch(lightness, chroma, static_cast<float>(hue_deg));
}

// The design's rule: light L .80 C .108, mid .68 .112, ink .415 .110, mist .93 .026; deep is light laid at 16 % over
// the night's surface.
BaseColors of_hue(double hue_deg, Color surface) {
  const Color light = tint(.80f, .108f, hue_deg);
  return {light, tint(.68f, .112f, hue_deg), mix(surface, light, kDeepShare), tint(.415f, .110f, hue_deg),
          tint(.93f, .026f, hue_deg)};
}

// Seven to one and more against black and white.
Family strong_of_hue(double hue_deg) {
  return {"", {}, tint(.88f, .075f, hue_deg), tint(.33f, .08f, hue_deg)};
}

const Family* family_of(const std::string& token) {
  const auto found =
      std::find_if(kFamilies.begin(), kFamilies.end(), [&](const Family& family) { return token == family.token; });
  return found == kFamilies.end() ? nullptr : &*found;
}

}  // namespace

Appearance::Appearance() : palette_{} {
  set(palette_, kColors);
}

BaseColors Appearance::base_colors(const std::string& token, std::optional<double> hue_deg) const {
  const Family* family = family_of(token);
  const bool is_alliance = !family && !hue_deg;
  if (strong_) {
    const Family strong = family ? *family : strong_of_hue(hue_deg.value_or(content::kAllianceHueDeg));
    const Color light = is_alliance ? color(Role::kStarLight) : strong.strong_light;
    const Color ink = is_alliance ? color(Role::kStarInk) : strong.strong_ink;
    return {light, light, color(Role::kNightVoid), ink, color(Role::kOnInk)};
  }
  if (family) return family->colors;
  BaseColors colors = of_hue(hue_deg.value_or(content::kAllianceHueDeg), color(Role::kNightSurface));
  if (!is_alliance) return colors;
  colors.light = color(Role::kStarLight);
  colors.mid = color(Role::kStarPress);
  colors.ink = color(Role::kStarInk);
  colors.deep = mix(color(Role::kNightSurface), colors.light, kDeepShare);
  return colors;
}

TextStyle Appearance::type(Style style) const {
  return type(style, designed(style).line);
}

TextStyle Appearance::type(Style style, float line) const {
  const TextStyle type = designed(style);
  if (text_scale == 1) return with_line(type, line);
  const float grown = std::max(type.px, std::min(std::round(type.px * text_scale), kLargestGrownPx));
  return {type.face, grown, std::round(line * grown / type.px)};
}

Appearance with_large_text(Appearance look) {
  look.text_scale = kLargeText;
  return look;
}

Appearance with_high_contrast(Appearance look) {
  set(look.palette_, kStrongColors);
  look.strong_ = true;
  look.art = false;
  look.control_outline = kOutlinePx;
  return look;
}

}  // namespace starharbor::kiosk
