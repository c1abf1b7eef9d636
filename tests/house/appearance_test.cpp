// Screens, widgets and diagrams name roles and styles; what colour and what size that is, the appearance says. Looks
// for colours and type that are made of numbers anywhere above the theme, and for a screen that asks which appearance
// it is.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <string>

namespace starharbor {
namespace {

namespace fs = std::filesystem;

std::string text_of(const fs::path& file) {
  std::ifstream in(file);
  return std::string((std::istreambuf_iterator<char>(in)), {});
}

bool makes_a_color(const std::string& text) {
  static const std::regex color("\\b(rgb|oklch)\\(|\\bColor( \\w+)?( = )?[{(]\\s*\\d");
  return std::regex_search(text, color);
}

bool makes_type(const std::string& text) {
  static const std::regex type("\\bFace::|\\bTextStyle( \\w+)?( = )?[{(]\\s*[\\w:.]+,|\\.px = ");
  return std::regex_search(text, type);
}

// The text scale is there for measures that grow with the type; as a question it would be the name of a mode.
bool asks_which_it_is(const std::string& text) {
  static const std::regex question("text_scale\\(?\\)? *(==|!=|<|>)|with_(large_text|high_contrast)");
  return std::regex_search(text, question);
}

TEST(AppearanceHouse, OnlyTheThemeNamesColorsAndSizesOfType) {
  const fs::path kiosk = fs::path(STARHARBOR_SOURCE_DIR) / "kiosk";
  int looked_at = 0;
  for (const char* room : {"widgets", "diagrams", "screens"}) {
    for (const auto& entry : fs::recursive_directory_iterator(kiosk / room)) {
      const std::string kind = entry.path().extension().string();
      if (kind != ".cpp" && kind != ".h") continue;
      ++looked_at;
      const std::string text = text_of(entry.path());
      const std::string name = fs::relative(entry.path(), kiosk).string();
      EXPECT_FALSE(makes_a_color(text)) << name << " makes a colour of numbers; name a Role instead";
      EXPECT_FALSE(makes_type(text)) << name << " makes type of numbers; name a Style instead";
      EXPECT_FALSE(asks_which_it_is(text)) << name << " asks which appearance it is; ask for what it needs instead";
    }
  }
  EXPECT_GT(looked_at, 60);
}

TEST(AppearanceHouse, NumbersAreSeen) {
  EXPECT_TRUE(makes_a_color("canvas.fill(rect, rgb(0x030816));"));
  EXPECT_TRUE(makes_a_color("constexpr Color kDimmed{140, 140, 140, 255};"));
  EXPECT_TRUE(makes_a_color("Color outline = {\n 0, 0, 0, 0};"));
  EXPECT_FALSE(makes_a_color("Color words = canvas.color(Role::kNightText);"));
  EXPECT_TRUE(makes_type("constexpr TextStyle kCap{Face::kSansMedium, 40, 56};"));
  EXPECT_TRUE(makes_type("return TextStyle{style.face, 24, style.line};"));
  EXPECT_FALSE(makes_type("const TextStyle style = with_line(canvas.type(Style::kTitle), rect.h);"));
  EXPECT_TRUE(asks_which_it_is("if (ui.text_scale() > 1) return large();"));
  EXPECT_FALSE(asks_which_it_is("const float tile = 176 * ui.text_scale();"));
}

}  // namespace
}  // namespace starharbor
