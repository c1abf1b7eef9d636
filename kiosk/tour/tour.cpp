// The tour as a whole: a kiosk on a copy of the data, walked in both languages and orientations; then past the main
// screens in large text, in high contrast, and in both.
#include "kiosk/tour/tour.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include "content-db/base/civil_time.h"
#include "kiosk/tour/data.h"
#include "kiosk/tour/pictures.h"
#include "kiosk/tour/stops.h"

namespace starharbor::kiosk {

namespace fs = std::filesystem;

namespace {

constexpr PixelSize kUsualSize{1920, 1080};
constexpr int kMinuteOfDay = 14 * 60 + 5;  // a hall in the early afternoon, whenever the tour is played

struct Look {
  std::string name;
  Appearance appearance;
};

std::vector<Look> looks() {
  return {{"large", with_large_text({})},
          {"contrast", with_high_contrast({})},
          {"large-contrast", with_high_contrast(with_large_text({}))}};
}

// Both languages in both orientations, each from a kiosk that was just switched on.
void each_way(App& app, TourPictures& pictures, PixelSize landscape, const std::function<void()>& walk) {
  for (const Language language : {Language::kChinese, Language::kEnglish}) {
    for (const PixelSize turned : {landscape, PixelSize{landscape.height, landscape.width}}) {
      pictures.begin(language, turned);
      app.restart(language);
      pictures.settle();
      walk();
    }
  }
}

}  // namespace

void play_tour(AppOptions options, const fs::path& folder) {
  make_place_for_pictures(folder);
  const CopyOfData copy(options.data);
  const PixelSize size = options.window.size.value_or(kUsualSize);
  options.data = copy.path();
  options.window.size = size;
  options.window.hidden = true;
  if (!options.now_ms) options.now_ms = content::instant_ms(content::day_at(machine_time().wall_ms), kMinuteOfDay);
  copy.fill_an_event(*options.now_ms);
  App app(options);
  app.clock().hold();
  TourPictures pictures(app, folder);
  const PixelSize landscape{std::max(size.width, size.height), std::min(size.width, size.height)};
  each_way(app, pictures, landscape, [&] { walk_past_all_stops(app, pictures); });
  for (const Look& look : looks()) {
    app.look(look.appearance);
    each_way(app, pictures, landscape, [&] { walk_past_main_stops(app, pictures, look.name); });
  }
  fmt::print("{} pictures are in {}\n", pictures.finish(), fs::absolute(folder).lexically_normal().string());
}

}  // namespace starharbor::kiosk
