// The printed card: drawn from its PDF as a printer would, its code read back as a scanner would, its size measured.
#include "content-db/export/card_sheet.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <poppler.h>
#include <zbar.h>

#include <cmath>
#include <memory>

#include "content-db/card_code.h"
#include "content-db/keys.h"

namespace starharbor::tests {
namespace {

using content::card_pdf;
using content::CardFace;
using content::CardLayout;
using ::testing::ElementsAre;
using ::testing::SizeIs;

constexpr double kPointsPerMm = 72 / 25.4;

struct Unrefs {
  void operator()(void* thing) const { g_object_unref(thing); }
};

struct Picture {
  int width = 0, height = 0;
  std::vector<uint8_t> gray;
};

class Pdf {
 public:
  explicit Pdf(const std::vector<uint8_t>& file) : file_(file) {
    GBytes* bytes = g_bytes_new_static(file_.data(), file_.size());
    document_.reset(poppler_document_new_from_bytes(bytes, nullptr, nullptr));
    g_bytes_unref(bytes);
  }
  int pages() const { return poppler_document_get_n_pages(document_.get()); }
  std::pair<double, double> size_mm(int page) {
    double width = 0, height = 0;
    poppler_page_get_size(at(page).get(), &width, &height);
    return {width / kPointsPerMm, height / kPointsPerMm};
  }
  std::string words(int page) {
    char* text = poppler_page_get_text(at(page).get());
    std::string words = text;
    g_free(text);
    return words;
  }
  Picture picture(int page, double dots_per_inch) {
    const auto shown = at(page);
    double width = 0, height = 0;
    poppler_page_get_size(shown.get(), &width, &height);
    const double scale = dots_per_inch / 72;
    cairo_surface_t* surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(width * scale),
                                                          static_cast<int>(height * scale));
    cairo_t* pen = cairo_create(surface);
    cairo_set_source_rgb(pen, 1, 1, 1);
    cairo_paint(pen);
    cairo_scale(pen, scale, scale);
    poppler_page_render_for_printing(shown.get(), pen);
    cairo_destroy(pen);
    cairo_surface_flush(surface);
    Picture picture{cairo_image_surface_get_width(surface), cairo_image_surface_get_height(surface), {}};
    const uint8_t* rows = cairo_image_surface_get_data(surface);
    for (int y = 0; y < picture.height; ++y) {
      const uint8_t* row = rows + static_cast<ptrdiff_t>(y) * cairo_image_surface_get_stride(surface);
      for (int x = 0; x < picture.width; ++x) {
        picture.gray.push_back(static_cast<uint8_t>((row[4 * x] + row[4 * x + 1] + row[4 * x + 2]) / 3));
      }
    }
    cairo_surface_destroy(surface);
    return picture;
  }

 private:
  std::unique_ptr<PopplerPage, Unrefs> at(int page) {
    return std::unique_ptr<PopplerPage, Unrefs>(poppler_document_get_page(document_.get(), page));
  }

  std::vector<uint8_t> file_;
  std::unique_ptr<PopplerDocument, Unrefs> document_;
};

std::vector<std::string> codes_in(const Picture& picture) {
  zbar::Image image(static_cast<unsigned>(picture.width), static_cast<unsigned>(picture.height), "Y800",
                    picture.gray.data(), picture.gray.size());
  zbar::ImageScanner scanner;
  scanner.scan(image);
  std::vector<std::string> codes;
  for (auto symbol = image.symbol_begin(); symbol != image.symbol_end(); ++symbol) codes.push_back(symbol->get_data());
  return codes;
}

CardFace face(int number, const std::string& name = "王小明") {
  content::CardCode code;
  code.base = "xing-ling-xiu";
  const auto random = content::random_bytes(code.signature.size());
  std::copy(random.begin(), random.end(), code.signature.begin());
  code.id[0] = static_cast<uint8_t>(number);
  return {name,
          "XLX-" + std::to_string(1000 + number),
          "星领秀",
          "Leading Stars",
          content::write_card_code(code),
          content::print_colors("leading", std::nullopt)};
}

TEST(CardSheet, AScannerReadsTheCodeOffThePrintedCard) {
  const CardFace card = face(1);
  Pdf pdf(card_pdf({card}, CardLayout::kSingle));
  // A cheap printer's 200 dots an inch are enough.
  for (const double dots_per_inch : {200, 300, 600}) {
    EXPECT_THAT(codes_in(pdf.picture(0, dots_per_inch)), ElementsAre(card.code)) << dots_per_inch;
  }
}

TEST(CardSheet, ASingleCardIsAsLargeAsABankCard) {
  Pdf pdf(card_pdf({face(1), face(2)}, CardLayout::kSingle));
  EXPECT_EQ(pdf.pages(), 2);
  EXPECT_NEAR(pdf.size_mm(1).first, 85.6, .05);
  EXPECT_NEAR(pdf.size_mm(1).second, 53.98, .05);
}

TEST(CardSheet, TenCardsStandOnASheetAndEachIsItsOwn) {
  std::vector<CardFace> faces;
  std::vector<std::string> codes;
  for (int i = 0; i < 13; ++i) {
    faces.push_back(face(i));
    codes.push_back(faces.back().code);
  }
  Pdf pdf(card_pdf(faces, CardLayout::kSheet));
  EXPECT_EQ(pdf.pages(), 2);
  EXPECT_NEAR(pdf.size_mm(0).first, 210, .05);
  EXPECT_NEAR(pdf.size_mm(0).second, 297, .05);
  std::vector<std::string> read = codes_in(pdf.picture(0, 300));
  for (const std::string& code : codes_in(pdf.picture(1, 300))) read.push_back(code);
  EXPECT_THAT(read, ::testing::UnorderedElementsAreArray(codes));
}

TEST(CardSheet, SaysWhoseItIsAndNothingElse) {
  Pdf pdf(card_pdf({face(1)}, CardLayout::kSingle));
  const std::string words = pdf.words(0);
  for (const char* expected : {"王小明", "XLX-1001", "星领秀", "Leading Stars", "星联盟会员卡"}) {
    EXPECT_THAT(words, ::testing::HasSubstr(expected));
  }
}

TEST(CardSheet, LongAndRareNamesKeepOffTheCode) {
  const std::string longest = "亚历山大罗维奇阿卜杜拉热合曼艾山江买买提吐尔逊古丽再努尔阿依";
  for (const std::string& name :
       {longest, std::string("𬭚玥㛃"), std::string("Alexandra Featherstonehaugh-Cholmondeley")}) {
    const CardFace card = face(1, name);
    Pdf pdf(card_pdf({card}, CardLayout::kSingle));
    EXPECT_THAT(codes_in(pdf.picture(0, 300)), ElementsAre(card.code)) << name;
  }
}

}  // namespace
}  // namespace starharbor::tests
