// See photos.h. Photos are spread over the cores, one at a time for each, so that few are in memory at once.
#include "content-db/import/photos/photos.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>

#include <fmt/format.h>
#include <vips/vips8>

#include "content-db/base/cryptography.h"
#include "content-db/base/error.h"

namespace starharbor::content {
namespace {

namespace fs = std::filesystem;
using vips::VImage;

constexpr int kJpegQuality = 85;
constexpr std::string_view kLoaders[] = {"VipsForeignLoadJpeg", "VipsForeignLoadPng", "VipsForeignLoadWebp",
                                         "VipsForeignLoadTiff", "VipsForeignLoadHeif"};

void start_vips() {
  static const bool started = [] {
    if (VIPS_INIT("starharbor-content") != 0) {
      throw Error(ErrorCode::kMissing, "read photos", "libvips can't start; install libvips42 again");
    }
    // What is wrong with a photo is told as a problem, not printed besides.
    g_log_set_handler(
        "VIPS", G_LOG_LEVEL_WARNING, [](const gchar*, GLogLevelFlags, const gchar*, gpointer) {}, nullptr);
    // One photo for each core is quicker than one photo on all cores.
    vips_concurrency_set(1);
    // Loaders that their own authors call untested against hostile files.
    vips_block_untrusted_set(TRUE);
    vips_cache_set_max(0);
    return true;
  }();
  (void)started;
}

// Calls work(0) .. work(count - 1), spread over the cores. The first exception is thrown on when all threads have
// ended.
void for_each_index(size_t count, const Progress& progress, const std::function<void(size_t)>& work) {
  std::atomic<size_t> next{0};
  std::atomic<bool> failed{false};
  std::mutex mutex;
  std::exception_ptr failure;
  int64_t done = 0;
  const auto run = [&] {
    for (size_t i = next++; i < count && !failed; i = next++) {
      try {
        work(i);
      } catch (...) {
        const std::lock_guard lock(mutex);
        if (!failed.exchange(true)) failure = std::current_exception();
      }
      const std::lock_guard lock(mutex);
      if (progress) progress(++done, static_cast<int64_t>(count));
    }
    vips_thread_shutdown();
  };
  std::vector<std::jthread> threads;
  for (size_t i = 0; i < std::min<size_t>(count, std::max(1u, std::thread::hardware_concurrency())); ++i) {
    threads.emplace_back(run);
  }
  threads.clear();
  if (failure) std::rethrow_exception(failure);
}

// libvips gathers several lines; the first says what happened.
std::string first_line(const char* text) {
  std::string line(text);
  return line.substr(0, line.find('\n'));
}

// By its bytes alone: libvips takes what stands in brackets in a file's name for options.
vips::VSource source_of(const fs::path& file) {
  return vips::VSource::new_from_file(file.c_str());
}

// What is wrong with a photo's file, or empty.
std::string fault_of(const fs::path& file) {
  const char* loader = vips_foreign_find_load_source(source_of(file).get_source());
  const bool known = loader && std::any_of(std::begin(kLoaders), std::end(kLoaders), [&](std::string_view start) {
                       return std::string_view(loader).starts_with(start);
                     });
  vips_error_clear();
  if (!known) return "is no photo of a known sort: JPEG, PNG, WebP, TIFF or HEIC";
  try {
    const VImage image = VImage::new_from_source(
        source_of(file), "",
        VImage::option()->set("access", VIPS_ACCESS_SEQUENTIAL)->set("fail_on", VIPS_FAIL_ON_TRUNCATED));
    const double megapixels = static_cast<double>(image.width()) * image.height() / 1e6;
    if (megapixels > kMaxPhotoMegapixels) {
      return fmt::format("has {:.0f} megapixels ({} x {}); at most {:.0f} are taken, make it smaller", megapixels,
                         image.width(), image.height(), kMaxPhotoMegapixels);
    }
    image.avg();  // decodes it whole
  } catch (const vips::VError& error) {
    const std::string reason = first_line(error.what());
    vips_error_clear();
    return fmt::format("is damaged and can't be read to its end ({}); export it again", reason);
  }
  return {};
}

Bytes save_jpeg(const VImage& image) {
  VipsBlob* blob = image.jpegsave_buffer(VImage::option()
                                             ->set("Q", kJpegQuality)
                                             ->set("strip", true)
                                             ->set("interlace", false)
                                             ->set("optimize_coding", true));
  size_t size = 0;
  const auto* data = static_cast<const uint8_t*>(vips_blob_get(blob, &size));
  Bytes bytes(data, data + size);
  vips_area_unref(VIPS_AREA(blob));
  return bytes;
}

VImage shrink(const VImage& image, int edge_px) {
  return image.thumbnail_image(edge_px, VImage::option()->set("height", edge_px)->set("size", VIPS_SIZE_DOWN));
}

// Turned upright, in sRGB, without alpha, its long edge at most that of the largest size; in memory.
VImage upright(const fs::path& file) {
  const int edge_px = kPhotoEdgesPx.back();
  vips::VOption* options =
      VImage::option()->set("height", edge_px)->set("size", VIPS_SIZE_DOWN)->set("fail_on", VIPS_FAIL_ON_TRUNCATED);
  // Without a profile of its own a photo is sRGB already, and the way through a profile would only cost colours and
  // time.
  if (VImage::new_from_source(source_of(file), "").get_typeof(VIPS_META_ICC_NAME) != 0)
    options->set("export_profile", "srgb");
  VImage image = VImage::thumbnail_source(source_of(file), edge_px, options);
  if (image.has_alpha()) image = image.flatten(VImage::option()->set("background", std::vector<double>{255, 255, 255}));
  return image.colourspace(VIPS_INTERPRETATION_sRGB).cast(VIPS_FORMAT_UCHAR).copy_memory();
}

struct Rendered {
  std::array<Bytes, 3> files;
  int width_px = 0;
  int height_px = 0;
};

Rendered render(const fs::path& file) {
  const VImage large = upright(file);
  const int long_edge_px = std::max(large.width(), large.height());
  Rendered rendered{{}, large.width(), large.height()};
  rendered.files.back() = save_jpeg(large);
  VImage larger = large;
  for (size_t i = kPhotoEdgesPx.size() - 1; i-- > 0;) {
    // Where the original is smaller than a size, the same bytes serve.
    if (kPhotoEdgesPx[i] >= long_edge_px) {
      rendered.files[i] = rendered.files[i + 1];
      continue;
    }
    larger = shrink(larger, kPhotoEdgesPx[i]).copy_memory();
    rendered.files[i] = save_jpeg(larger);
  }
  return rendered;
}

std::vector<const package::Photo*> photos_of(const package::Package& package) {
  std::vector<const package::Photo*> photos;
  for (const auto& album : package.albums) {
    for (const auto& photo : album.photos) {
      if (!photo.file.empty()) photos.push_back(&photo);
    }
  }
  return photos;
}

void remember(Database& db, const std::string& source, const PreparedPhoto& photo) {
  auto insert = db.query(
      "INSERT OR REPLACE INTO local_photo (source_hash, thumb_hash, medium_hash, large_hash, width_px, height_px) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
  insert.bind(1, source).bind(2, photo.hashes[0]).bind(3, photo.hashes[1]).bind(4, photo.hashes[2]);
  insert.bind(5, photo.width_px).bind(6, photo.height_px).run();
}

}  // namespace

PreparedPhotos prepared_photos(DataFolder& folder) {
  PreparedPhotos known;
  auto rows = folder.database().query(
      "SELECT source_hash, thumb_hash, medium_hash, large_hash, width_px, height_px FROM local_photo");
  while (rows.step()) {
    PreparedPhoto photo{{rows.text(1), rows.text(2), rows.text(3)},
                        static_cast<int>(rows.integer(4)),
                        static_cast<int>(rows.integer(5))};
    const bool there = std::all_of(photo.hashes.begin(), photo.hashes.end(),
                                   [&](const std::string& hash) { return fs::exists(folder.media_path(hash)); });
    if (there) known.emplace(rows.text(0), std::move(photo));
  }
  return known;
}

std::map<std::string, std::string> check_photos(const package::Package& package, const PreparedPhotos& known,
                                                Problems& problems, const Progress& progress) {
  start_vips();
  const auto photos = photos_of(package);
  std::vector<std::string> hashes(photos.size()), faults(photos.size());
  for_each_index(photos.size(), progress, [&](size_t i) {
    hashes[i] = to_hex(hash_file(photos[i]->file));
    if (!known.contains(hashes[i])) faults[i] = fault_of(photos[i]->file);
  });
  std::map<std::string, std::string> sources;
  for (size_t i = 0; i < photos.size(); ++i) {
    if (faults[i].empty()) {
      sources.emplace(photos[i]->id, hashes[i]);
    } else {
      problems.add(photos[i]->file_at,
                   fmt::format("the photo \"{}\" {}",
                               photos[i]->file.lexically_relative(package.folder).generic_string(), faults[i]));
    }
  }
  return sources;
}

void prepare_photos(const package::Package& package, const std::map<std::string, std::string>& sources,
                    DataFolder& folder, PreparedPhotos& known, const Progress& progress) {
  start_vips();
  std::map<std::string, fs::path> missing;  // by source hash
  for (const package::Photo* photo : photos_of(package)) {
    const auto source = sources.find(photo->id);
    if (source != sources.end() && !known.contains(source->second)) missing.emplace(source->second, photo->file);
  }
  const std::vector<std::pair<std::string, fs::path>> jobs(missing.begin(), missing.end());
  std::mutex mutex;
  for_each_index(jobs.size(), progress, [&](size_t i) {
    const auto& [source, file] = jobs[i];
    Rendered rendered;
    try {
      rendered = render(file);
    } catch (const vips::VError& error) {
      throw Error(ErrorCode::kInput, "read photo " + file.string(),
                  first_line(error.what()) + "; nothing was imported");
    }
    if (to_hex(hash_file(file)) != source) {
      throw Error(ErrorCode::kInput, "read photo " + file.string(), "it changed while it was read; import again");
    }
    // The data folder takes one caller at a time.
    const std::lock_guard lock(mutex);
    PreparedPhoto photo{{}, rendered.width_px, rendered.height_px};
    for (size_t size = 0; size < rendered.files.size(); ++size)
      photo.hashes[size] = folder.store_media(rendered.files[size]);
    remember(folder.database(), source, photo);
    known.emplace(source, std::move(photo));
  });
}

}  // namespace starharbor::content
