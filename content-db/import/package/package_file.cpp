// See package_file.h. ICU tells which encoding a file that is not UTF-8 has.
#include "content-db/import/package/package_file.h"

#include <algorithm>
#include <memory>

#include <fmt/format.h>
#include <unicode/ucsdet.h>
#include <unicode/utf8.h>

#include "content-db/base/error.h"
#include "content-db/folder/data_folder.h"

namespace starharbor::content {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr uintmax_t kMaxTextBytes = 64 << 20;

// Where the text stops being UTF-8, or npos.
size_t first_bad_byte(std::string_view text) {
  int32_t at = 0;
  const auto length = static_cast<int32_t>(text.size());
  while (at < length) {
    const int32_t before = at;
    UChar32 c;
    U8_NEXT(text.data(), at, length, c);
    if (c <= 0) return static_cast<size_t>(before);  // a zero byte is no text either
  }
  return std::string_view::npos;
}

// "GBK" and the like, or empty when nothing is likely.
std::string likely_encoding(std::string_view text) {
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) return "UTF-16";
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status), ucsdet_close);
  ucsdet_setText(detector.get(), text.data(), static_cast<int32_t>(text.size()), &status);
  int32_t count = 0;
  const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &count, &status);
  if (U_FAILURE(status)) return {};
  // Short lists of names leave ICU undecided; in a Chinese office GBK is then what it is.
  for (int32_t i = 0; i < count; ++i) {
    const std::string_view name = ucsdet_getName(matches[i], &status);
    if (name == "GB18030") return "GBK";
  }
  return count > 0 ? ucsdet_getName(matches[0], &status) : "";
}

std::string not_utf8(const std::string& file, std::string_view text) {
  const std::string encoding = likely_encoding(text);
  const std::string remedy = file.ends_with(".csv") ? "save it as CSV UTF-8" : "save it as UTF-8";
  return encoding.empty() ? fmt::format("is not UTF-8; {}", remedy)
                          : fmt::format("is not UTF-8, looks like {}; {}", encoding, remedy);
}

bool inside(const fs::path& path, const fs::path& folder) {
  const auto [end, ignored] = std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
  return end == folder.end();
}

}  // namespace

PackageFiles::PackageFiles(const fs::path& folder) {
  std::error_code error;
  folder_ = fs::canonical(folder, error);
  if (error || !fs::is_directory(folder_)) {
    throw Error(ErrorCode::kInput, "read package " + folder.string(),
                fs::is_regular_file(folder, error)
                    ? "this is a file; name the folder that holds package.toml"
                    : "there is no such folder; name the folder that holds package.toml");
  }
  fs::recursive_directory_iterator entries(folder_, fs::directory_options::skip_permission_denied, error);
  for (; !error && entries != fs::recursive_directory_iterator(); entries.increment(error)) {
    if (entries->path().filename().string().starts_with('.')) {
      entries.disable_recursion_pending();
    } else if (!fs::is_directory(entries->symlink_status())) {
      note(entries->path());
    }
  }
  if (error) throw Error(ErrorCode::kInput, "read package " + folder.string(), error.message());
  std::sort(files_.begin(), files_.end());
}

void PackageFiles::note(const fs::path& path) {
  const std::string name = path.lexically_relative(folder_).generic_string();
  std::error_code error;
  const fs::path real = fs::canonical(path, error);
  if (error) {
    strange_.emplace_back(name, "is a link that leads nowhere; take it away");
  } else if (!inside(real, folder_)) {
    strange_.emplace_back(name, "is a link that leads out of the package; copy the file itself into it");
  } else if (fs::is_directory(real)) {
    strange_.emplace_back(name, "is a link to a folder; copy the folder itself");
  } else if (!fs::is_regular_file(real)) {
    strange_.emplace_back(name, "is no file but a pipe or a device; take it away");
  } else {
    files_.push_back(name);
  }
}

void PackageFiles::report_strange(Problems& problems) const {
  for (const auto& [file, why] : strange_) problems.add({file, 1}, why);
}

std::vector<std::string> PackageFiles::ending_in(std::string_view ending) const {
  std::vector<std::string> found;
  std::copy_if(files_.begin(), files_.end(), std::back_inserter(found),
               [&](const std::string& file) { return file.ends_with(ending); });
  return found;
}

std::optional<std::string> PackageFiles::text(const std::string& file, Problems& problems) const {
  return read_text(folder_ / file, file, problems);
}

std::optional<std::string> read_text(const fs::path& path, const std::string& file, Problems& problems) {
  const Source at{file, 1};
  std::error_code error;
  if (const fs::file_status status = fs::status(path, error); fs::exists(status) && !fs::is_regular_file(status)) {
    problems.add(at, "is no file");
    return std::nullopt;
  }
  if (fs::file_size(path, error) > kMaxTextBytes && !error) {
    problems.add(at, "is larger than 64 MiB; lists and texts are not");
    return std::nullopt;
  }
  std::string text;
  try {
    const Bytes bytes = read_file(path);
    text.assign(bytes.begin(), bytes.end());
  } catch (const Error& unreadable) {
    problems.add(at, fmt::format("can't be read: {}", unreadable.hint));
    return std::nullopt;
  }
  if (const size_t bad = first_bad_byte(text); bad != std::string::npos) {
    const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(bad), '\n');
    problems.add({file, static_cast<int>(line)}, not_utf8(file, text));
    return std::nullopt;
  }
  if (text.starts_with(kByteOrderMark)) text.erase(0, kByteOrderMark.size());
  return text;
}

std::optional<fs::path> PackageFiles::resolve(const Source& at, const std::string& named, Problems& problems) const {
  const fs::path path = fs::path(at.file).parent_path() / named;
  const fs::path normal = path.lexically_normal();
  const bool leaves = fs::path(named).is_absolute() || (!normal.empty() && *normal.begin() == "..");
  if (leaves) {
    problems.add(at, fmt::format("\"{}\" leads out of the package; copy the file into it", named));
    return std::nullopt;
  }
  std::error_code error;
  const fs::path real = fs::canonical(folder_ / path, error);
  if (error) {
    problems.add(at, fmt::format("there is no file \"{}\"", path.lexically_normal().generic_string()));
    return std::nullopt;
  }
  if (!inside(real, folder_)) {
    problems.add(at,
                 fmt::format("\"{}\" is a link that leads out of the package; copy the file itself into it", named));
    return std::nullopt;
  }
  if (!fs::is_regular_file(real)) {
    problems.add(at, fmt::format("\"{}\" is no file", named));
    return std::nullopt;
  }
  return real;
}

}  // namespace starharbor::content
