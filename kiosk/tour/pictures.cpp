// The files, and the rest before each.
#include "kiosk/tour/pictures.h"

#include <fmt/format.h>
#include <stb_image_write.h>

#include <utility>

#include "content-db/base/error.h"

namespace starharbor::kiosk {

namespace {

namespace fs = std::filesystem;

constexpr int64_t kStepMs = 100;
constexpr int64_t kRestMs = 2'000;

void write_png(const fs::path& file, const Pixels& pixels) {
  const int written =
      stbi_write_png(file.c_str(), pixels.size.width, pixels.size.height, 4, pixels.rgba.data(), 4 * pixels.size.width);
  if (!written) {
    throw Error(ErrorCode::kReadOnly, "write " + file.string(),
                "the picture can't be written; check the folder's rights and the free space.");
  }
}

}  // namespace

void make_place_for_pictures(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (!error) return;
  throw Error(ErrorCode::kReadOnly, "make " + folder.string(),
              "the pictures have no place to go (" + error.message() + "); give --tour another folder.");
}

TourPictures::TourPictures(App& app, fs::path folder) : app_(app), folder_(std::move(folder)) {}

void TourPictures::begin(Language language, PixelSize size) {
  size_ = size;
  const bool portrait = size.height > size.width;
  suffix_ = fmt::format("-{}{}.png", language == Language::kChinese ? "zh" : "en", portrait ? "-portrait" : "");
}

void TourPictures::settle() {
  app_.settle(size_);
}

void TourPictures::pass(int64_t ms) {
  for (int64_t passed = 0; passed < ms; passed += kStepMs) {
    app_.clock().advance(kStepMs);
    settle();
  }
}

void TourPictures::take(const std::string& stop) {
  take(stop, kRestMs);
}

void TourPictures::take(const std::string& stop, int64_t rest_ms) {
  settle();
  pass(rest_ms);
  Pixels pixels = app_.picture(size_);
  if (writing_.valid()) writing_.get();
  writing_ = std::async(std::launch::async,
                        [file = folder_ / (stop + suffix_), shown = std::move(pixels)] { write_png(file, shown); });
  ++count_;
}

void TourPictures::leave_out(const std::string& stop, const std::string& why) const {
  fmt::print("No picture {}{}: {}.\n", stop, suffix_, why);
}

int TourPictures::finish() {
  if (writing_.valid()) writing_.get();
  return count_;
}

}  // namespace starharbor::kiosk
