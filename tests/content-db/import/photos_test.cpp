// Photos: which are refused, and what becomes of those that are taken.
#include "content-db/import/photos/photos.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/content-db/import/package_folder.h"

namespace starharbor::tests {
namespace {

namespace fs = std::filesystem;
using content::DataFolder;
using content::PreparedPhoto;
using content::Problem;
using content::Problems;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::StartsWith;

std::vector<std::string> faults(const PackageFolder& folder) {
  Problems problems;
  const auto package = content::package::read_package(folder.path(), problems);
  content::check_photos(package, {}, problems);
  std::vector<std::string> texts;
  for (const Problem& problem : problems.sorted()) texts.push_back(problem.text());
  return texts;
}

void append_number(std::string& bytes, uint32_t number) {
  for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(number >> shift);
}

// A PNG that claims a size and ends where its pixels would begin. Readers look at no checksum before they know the
// size.
std::string png_header(uint32_t width_px, uint32_t height_px) {
  std::string bytes = "\x89PNG\r\n\x1a\n";
  std::string header = "IHDR";
  append_number(header, width_px);
  append_number(header, height_px);
  header += std::string("\x08\x02\x00\x00\x00", 5);
  append_number(bytes, 13);
  bytes += header;
  uint32_t crc = 0xffffffff;
  for (const unsigned char byte : header) {
    crc ^= byte;
    for (int bit = 0; bit < 8; ++bit) crc = crc & 1 ? crc >> 1 ^ 0xedb88320 : crc >> 1;
  }
  append_number(bytes, ~crc);
  append_number(bytes, 1000);
  return bytes + "IDAT";
}

TEST(PhotoCheck, WholePhotosAreGood) {
  EXPECT_THAT(faults(PackageFolder()), IsEmpty());
}

TEST(PhotoCheck, ATruncatedPhotoIsTold) {
  const PackageFolder folder;
  const std::string whole = folder.read("photos/boats.jpg");
  folder.write("photos/boats.jpg", whole.substr(0, whole.size() / 2));
  EXPECT_THAT(faults(folder), ElementsAre(AllOf(StartsWith("hall.toml:55: "), HasSubstr("boats.jpg\" is damaged"))));
}

TEST(PhotoCheck, WhatIsNoPhotoIsTold) {
  const PackageFolder folder;
  folder.write("photos/boats.jpg", "this is no photo\n");
  folder.write("photos/ink.jpg", "");
  EXPECT_THAT(faults(folder), ElementsAre(HasSubstr("is no photo of a known sort: JPEG, PNG"),
                                          HasSubstr("is no photo of a known sort")));
}

TEST(PhotoCheck, ADrawingIsNoPhoto) {
  const PackageFolder folder;
  folder.write(
      "photos/boats.jpg",
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><rect width=\"9\" height=\"9\"/></svg>");
  EXPECT_THAT(faults(folder), ElementsAre(HasSubstr("is no photo of a known sort")));
}

TEST(PhotoCheck, AHugePhotoIsRefusedByItsHeader) {
  const PackageFolder folder;
  folder.write("photos/boats.jpg", png_header(20000, 10000));
  EXPECT_THAT(faults(folder),
              ElementsAre(AllOf(StartsWith("hall.toml:55: "), HasSubstr("has 200 megapixels (20000 x 10000)"))));
}

class PhotoPreparation : public ::testing::Test {
 protected:
  PhotoPreparation() : data_(make_data()) {}

  DataFolder make_data() {
    DataFolder::init(folder_ / "data", {"office", content::Role::kOffice, ""});
    return DataFolder::open(folder_ / "data");
  }
  // How often something was rendered.
  int64_t prepare() {
    Problems problems;
    const auto package = content::package::read_package(package_.path(), problems);
    auto known = content::prepared_photos(data_);
    const auto sources = content::check_photos(package, known, problems);
    int64_t rendered = 0;
    content::prepare_photos(package, sources, data_, known, [&](int64_t done, int64_t) { rendered = done; });
    EXPECT_TRUE(problems.empty());
    for (const auto& [id, source] : sources) prepared_[id] = known.at(source);
    return rendered;
  }
  Picture look(const std::string& photo, int size) {
    return look_at(data_.media_path(prepared_.at(photo).hashes[static_cast<size_t>(size)]));
  }

  TemporaryFolder folder_;
  PackageFolder package_;
  DataFolder data_;
  std::map<std::string, PreparedPhoto> prepared_;
};

TEST_F(PhotoPreparation, ThreeSizesNoneLargerThanTheOriginal) {
  make_photo(package_.path() / "photos/boats.jpg", 4000, 2000);
  prepare();
  EXPECT_EQ(look("boats", 0).width_px, 480);
  EXPECT_EQ(look("boats", 1).width_px, 1280);
  EXPECT_EQ(look("boats", 2).width_px, 3840);
  EXPECT_EQ(look("boats", 2).height_px, 1920);
  EXPECT_EQ(prepared_["boats"].width_px, 3840);
  EXPECT_EQ(prepared_["boats"].height_px, 1920);

  const PreparedPhoto& small = prepared_["ink"];  // 300 x 200
  EXPECT_EQ(small.width_px, 300);
  EXPECT_EQ(small.hashes[0], small.hashes[2]) << "the same bytes serve for every size";
}

TEST_F(PhotoPreparation, WhatIsStoredIsABaselineJpegWithoutMetadata) {
  prepare();
  const Picture picture = look("boats", 2);
  EXPECT_FALSE(picture.progressive);
  EXPECT_FALSE(picture.has_metadata);
  EXPECT_EQ(picture.bands, 3);
}

// Brackets in a name are part of it.
TEST_F(PhotoPreparation, WhatANameSaysIsNoOption) {
  fs::rename(package_.path() / "photos/ink.jpg", package_.path() / "photos/ink.jpg[shrink=8]");
  package_.replace("hall.toml", "ink.jpg", "ink.jpg[shrink=8]");
  prepare();
  EXPECT_EQ(prepared_["ink"].width_px, 300);
}

TEST_F(PhotoPreparation, APhotoIsTurnedByItsExif) {
  make_photo(package_.path() / "photos/boats.jpg", 600, 400, 6);  // a quarter turn to the right makes it upright
  prepare();
  const Picture picture = look("boats", 2);
  EXPECT_EQ(picture.width_px, 400);
  EXPECT_EQ(picture.height_px, 600);
  EXPECT_TRUE(picture.red_at_top) << "what was at the left";
  EXPECT_FALSE(picture.red_at_left);
}

TEST_F(PhotoPreparation, APhotoForPrintBecomesOneForScreens) {
  make_print_photo(package_.path() / "photos/boats.jpg", 600, 400);
  prepare();
  const Picture picture = look("boats", 2);
  EXPECT_EQ(picture.bands, 3);
  EXPECT_FALSE(picture.has_metadata);
  EXPECT_TRUE(picture.red_at_left);
  EXPECT_FALSE(picture.red_at_top);
}

TEST_F(PhotoPreparation, WhatIsPreparedIsNotPreparedAgainUnlessItIsGone) {
  EXPECT_EQ(prepare(), 2);
  EXPECT_EQ(prepare(), 0);
  fs::remove(data_.media_path(prepared_["ink"].hashes[0]));
  EXPECT_EQ(prepare(), 1);
}

}  // namespace
}  // namespace starharbor::tests
