// Poppler draws what a printer would, zbar reads it.
#include "tests/support/printed.h"

#include <poppler.h>
#include <zbar.h>

#include <stdexcept>

namespace starharbor::tests {
namespace {

constexpr double kPointsPerInch = 72, kPointsPerMm = kPointsPerInch / 25.4;

struct Unrefs {
  void operator()(void* thing) const { g_object_unref(thing); }
};
using Page = std::unique_ptr<PopplerPage, Unrefs>;

struct Picture {
  int width = 0, height = 0;
  std::vector<uint8_t> gray;
};

Picture draw(PopplerPage* page, double dots_per_inch) {
  double width = 0, height = 0;
  poppler_page_get_size(page, &width, &height);
  const double scale = dots_per_inch / kPointsPerInch;
  cairo_surface_t* surface =
      cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(width * scale), static_cast<int>(height * scale));
  cairo_t* pen = cairo_create(surface);
  cairo_set_source_rgb(pen, 1, 1, 1);
  cairo_paint(pen);
  cairo_scale(pen, scale, scale);
  poppler_page_render_for_printing(page, pen);
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

}  // namespace

struct Printed::Document {
  std::unique_ptr<PopplerDocument, Unrefs> pdf;
  Page page(int number) const { return Page(poppler_document_get_page(pdf.get(), number)); }
};

Printed::Printed(std::vector<uint8_t> file) : file_(std::move(file)), document_(std::make_unique<Document>()) {
  GBytes* bytes = g_bytes_new_static(file_.data(), file_.size());
  document_->pdf.reset(poppler_document_new_from_bytes(bytes, nullptr, nullptr));
  g_bytes_unref(bytes);
  if (!document_->pdf) throw std::runtime_error("this is no PDF");
}

Printed::~Printed() = default;

int Printed::pages() const {
  return poppler_document_get_n_pages(document_->pdf.get());
}

std::pair<double, double> Printed::size_mm(int page) const {
  double width = 0, height = 0;
  poppler_page_get_size(document_->page(page).get(), &width, &height);
  return {width / kPointsPerMm, height / kPointsPerMm};
}

std::string Printed::words(int page) const {
  char* text = poppler_page_get_text(document_->page(page).get());
  std::string words = text;
  g_free(text);
  return words;
}

std::vector<std::string> Printed::codes(int page, double dots_per_inch) const {
  const Picture picture = draw(document_->page(page).get(), dots_per_inch);
  zbar::Image image(static_cast<unsigned>(picture.width), static_cast<unsigned>(picture.height), "Y800",
                    picture.gray.data(), picture.gray.size());
  zbar::ImageScanner scanner;
  scanner.scan(image);
  std::vector<std::string> codes;
  for (auto symbol = image.symbol_begin(); symbol != image.symbol_end(); ++symbol) codes.push_back(symbol->get_data());
  return codes;
}

}  // namespace starharbor::tests
