// Photos decoded in the background: what comes out, what is refused, and what nobody wants any more.
#include "kiosk/platform/photo_loader.h"

#include <gtest/gtest.h>
#include <stb_image_write.h>

#include <fstream>
#include <map>
#include <mutex>
#include <semaphore>
#include <set>

#include "tests/support/temporary_folder.h"

namespace starharbor::kiosk {
namespace {

class PhotoLoaderTest : public testing::Test {
 protected:
  // Left half red, right half blue.
  std::filesystem::path picture(const std::string& name, int width, int height) {
    std::vector<uint8_t> rgb;
    for (int i = 0; i < width * height; ++i) {
      bool left = i % width < width / 2;
      rgb.insert(rgb.end(), {static_cast<uint8_t>(left ? 255 : 0), 0, static_cast<uint8_t>(left ? 0 : 255)});
    }
    std::filesystem::path path = folder_ / name;
    stbi_write_png(path.c_str(), width, height, 3, rgb.data(), width * 3);
    return path;
  }

  std::filesystem::path file(const std::string& name, const std::string& bytes) {
    std::filesystem::path path = folder_ / name;
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
  }

  tests::TemporaryFolder folder_;
};

TEST_F(PhotoLoaderTest, DecodesAndHalvesDownToOnePixel) {
  LoadedPhoto photo = load_photo("a", picture("a.png", 40, 6));
  ASSERT_EQ(photo.levels.size(), 6u);
  EXPECT_EQ(photo.levels[0].width, 40);
  EXPECT_EQ(photo.levels[1].width, 20);
  EXPECT_EQ(photo.levels[1].height, 3);
  EXPECT_EQ(photo.levels.back().width, 1);
  EXPECT_EQ(photo.levels.back().height, 1);
  EXPECT_EQ(photo.levels[1].rgba[0], 255);
  EXPECT_EQ(photo.levels[1].rgba[19 * 4 + 2], 255);
  EXPECT_EQ(photo.levels[1].rgba[3], 255);
  EXPECT_NEAR(photo.levels.back().rgba[0], 128, 60);
}

TEST_F(PhotoLoaderTest, SaysWhyAPhotoCanNotBeShown) {
  EXPECT_EQ(load_photo("a", folder_ / "nowhere.jpg").trouble, "its file is missing or empty");
  EXPECT_EQ(load_photo("a", file("empty.jpg", "")).trouble, "its file is missing or empty");
  EXPECT_EQ(load_photo("a", file("text.jpg", "no picture at all")).trouble, "its file is no picture");
  std::filesystem::path whole = picture("whole.png", 300, 300);
  std::filesystem::resize_file(whole, 200);
  EXPECT_EQ(load_photo("a", whole).trouble, "its file is damaged");
}

TEST_F(PhotoLoaderTest, RefusesAPictureThatWouldFillTheMemory) {
  std::string header("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x23\x28\0\0\x23\x28\x08\2\0\0\0", 29);
  EXPECT_EQ(load_photo("a", file("huge.png", header + std::string(4, 0) + std::string("\0\0\0\0IDAT", 8))).trouble,
            "it is too large to show");
}

TEST_F(PhotoLoaderTest, LoadsWhatIsWantedOnceAndDropsTheRest) {
  picture("any", 8, 8);
  std::counting_semaphore<> begun(0), gate(0), loaded(0);
  std::mutex mutex;
  std::map<std::string, int> asked;
  PhotoLoader loader(
      [&](const std::string& hash) {
        {
          std::lock_guard lock(mutex);
          ++asked[hash];
        }
        begun.release();
        gate.acquire();
        return folder_ / "any";
      },
      [&] { loaded.release(); });

  loader.want({"a", "b"});
  begun.acquire();
  begun.acquire();
  loader.want({"out of sight"});
  loader.want({"a", "b", "last"});
  gate.release(8);
  std::set<std::string> taken;
  while (!taken.contains("last")) {
    loaded.acquire();
    for (const LoadedPhoto& photo : loader.take()) taken.insert(photo.hash);
  }
  std::lock_guard lock(mutex);
  EXPECT_EQ(asked, (std::map<std::string, int>{{"a", 1}, {"b", 1}, {"last", 1}}));
}

}  // namespace
}  // namespace starharbor::kiosk
