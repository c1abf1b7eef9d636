// See package_folder.h.
#include "tests/content-db/import/package_folder.h"

#include <cstdlib>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>
#include <vips/vips8>

namespace starharbor::tests {
namespace {

constexpr const char* kManifest = R"(id = "test-hall"
title = { zh = "试验厅", en = "Test hall" }
sample = true
)";

// Line numbers in tests count from the first line of this text.
constexpr const char* kHall = R"([[base]]
id = "heart"
name = { zh = "臻心汇", en = "Heartfelt Hub" }
place = "灵峰社区"
trade = "高端模具"
fact = "44 家模具企业"
color = "heart"
picture = "boats"

[[base]]
id = "haven"
name = "蓝馨湾"
place = "物流园区"
trade = "现代物流"
fact = "300 多家企业"
hue = 200

[[venue]]
id = "room"
base = "heart"
name = "二楼"
capacity = 100

[[group]]
id = "engineers"
base = "heart"
name = "工程师联盟"

[[figure]]
id = "firms"
base = "heart"
value = "44"
label = "家企业"

[[diagram]]
id = "star"
kind = "star"
parts = [{ label = "心", text = "凝聚" }, { label = "手", text = "同行" }, { label = "路", text = "向前" }]

[[outcome]]
id = "harbour"
title = "魅力港湾"
origin = "组织网络创新"
text = "一段话"
picture = "ink"

[[album]]
id = "summer"
base = "heart"
title = "夏天"
day = -9

  [[album.photo]]
  id = "boats"
  file = "photos/boats.jpg"
  title = "龙舟"

  [[album.photo]]
  id = "ink"
  file = "photos/ink.jpg"
  title = "墨"

[[event]]
id = "tea"
base = "heart"
title = { zh = "茶话会", en = "Tea hour" }
venue = "room"
group = "engineers"
day = 0
start = "14:00"
end = "15:30"

[[event]]
id = "talk"
title = "月谈"
date = 2026-01-31
start = "09:30"
end = "24:00"
sign_in_from = "08:00"
repeat = { every = "month", times = 4 }
)";

constexpr const char* kChapter = R"(+++
rail = "六圈"
title = "六个圈"
diagram = "star"
pictures = ["boats", "ink"]
+++
灵峰的清晨。
)";

constexpr const char* kRoster =
    "member_no,name,firm,phone,groups\n"
    "001,单雄信,甲公司,12000001234,engineers\n"
    "002,John Smith,,,\n"
    "003,王小明,\"乙,公司\",,\n";

constexpr const char* kRegistrations =
    "event,member\n"
    "tea,heart.001\n"
    "talk.2,heart.003\n";

using vips::VImage;

void start_vips() {
  if (VIPS_INIT("tests") != 0) std::abort();
}

VImage halves(int width_px, int height_px) {
  start_vips();
  const auto plain = [&](int width, double red, double blue) {
    return VImage::black(width, height_px)
        .new_from_image(std::vector<double>{red, 0, blue})
        .cast(VIPS_FORMAT_UCHAR)
        .copy(VImage::option()->set("interpretation", VIPS_INTERPRETATION_sRGB));
  };
  return plain(width_px / 2, 255, 0).join(plain(width_px - width_px / 2, 0, 255), VIPS_DIRECTION_HORIZONTAL).copy();
}

}  // namespace

PackageFolder::PackageFolder() {
  write("package.toml", kManifest);
  write("hall.toml", kHall);
  write("stories/heart/01-rings.zh.md", kChapter);
  write("members/heart.csv", kRoster);
  write("registrations.csv", kRegistrations);
  std::filesystem::create_directories(path() / "photos");
  make_photo(path() / "photos/boats.jpg", 600, 400);
  make_photo(path() / "photos/ink.jpg", 300, 200);
}

void PackageFolder::write(const std::string& file, const std::string& text) const {
  std::filesystem::create_directories((path() / file).parent_path());
  std::ofstream(path() / file, std::ios::binary) << text;
}

std::string PackageFolder::read(const std::string& file) const {
  std::ostringstream text;
  text << std::ifstream(path() / file, std::ios::binary).rdbuf();
  return text.str();
}

void PackageFolder::replace(const std::string& file, const std::string& from, const std::string& to) const {
  std::string text = read(file);
  const size_t at = text.find(from);
  ASSERT_NE(at, std::string::npos) << from;
  write(file, text.replace(at, from.size(), to));
}

void make_photo(const std::filesystem::path& file, int width_px, int height_px, int exif_orientation) {
  VImage image = halves(width_px, height_px);
  image.set("orientation", exif_orientation);
  image.set("exif-ifd0-Artist", "somebody (somebody, ASCII, 9 components, 9 bytes)");
  image.jpegsave(file.c_str(), VImage::option()->set("Q", 90));
}

void make_print_photo(const std::filesystem::path& file, int width_px, int height_px) {
  halves(width_px, height_px)
      .icc_transform("cmyk", VImage::option()->set("input_profile", "srgb"))
      .jpegsave(file.c_str(), VImage::option()->set("Q", 90));
}

Picture look_at(const std::filesystem::path& file) {
  start_vips();
  const auto image = VImage::jpegload(file.c_str());
  Picture picture;
  picture.width_px = image.width();
  picture.height_px = image.height();
  picture.bands = image.bands();
  picture.progressive = image.get_typeof("jpeg-multiscan") != 0 && image.get_int("jpeg-multiscan") != 0;
  picture.progressive =
      picture.progressive || (image.get_typeof("interlaced") != 0 && image.get_int("interlaced") != 0);
  picture.has_metadata = image.get_typeof("exif-data") != 0 || image.get_typeof("icc-profile-data") != 0;
  const auto red = [&](int x, int y) { return image.getpoint(x, y)[0] > 128; };
  picture.red_at_top = red(image.width() / 4, 1) && red(image.width() * 3 / 4, 1);
  picture.red_at_left = red(1, image.height() / 4) && red(1, image.height() * 3 / 4);
  return picture;
}

}  // namespace starharbor::tests
