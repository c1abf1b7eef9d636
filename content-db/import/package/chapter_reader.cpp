// Reads the chapters of stories: a Markdown text under a few lines of TOML, in Chinese, and in English beside it.
#include <algorithm>
#include <set>

#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "content-db/import/package/readers.h"
#include "content-db/import/package/toml_reader.h"

namespace starharbor::content::package {
namespace {

constexpr std::string_view kFolder = "stories/";
constexpr std::string_view kChinese = ".zh.md";
constexpr std::string_view kEnglish = ".en.md";
constexpr int kMaxRailHan = 4;
constexpr int kMaxRailLetters = 10;
constexpr size_t kMaxPictures = 2;

struct Parts {
  toml::table front;
  std::string body;
};

std::string trimmed(std::string_view text) {
  const size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1));
}

bool is_fence(std::string_view line) {
  return trimmed(line) == "+++";
}

// The front matter begins on the file's second line.
std::optional<Parts> split(const std::string& text, const std::string& file, Problems& problems) {
  const size_t first_end = text.find('\n');
  if (!is_fence(std::string_view(text).substr(0, first_end)) || first_end == std::string::npos) {
    problems.add({file, 1}, "a chapter begins with a line +++, then rail and title, then a line +++");
    return std::nullopt;
  }
  for (size_t begin = first_end + 1; begin < text.size();) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    if (is_fence(std::string_view(text).substr(begin, end - begin))) {
      auto front = parse_toml(text.substr(first_end + 1, begin - first_end - 1), file, 2, problems);
      if (!front) return std::nullopt;
      return Parts{std::move(*front), trimmed(std::string_view(text).substr(std::min(end + 1, text.size())))};
    }
    begin = end + 1;
  }
  problems.add({file, 1}, "the second line +++, which ends the lines about the chapter, is missing");
  return std::nullopt;
}

void check_rail(TomlReader& reader, const std::string& rail) {
  const icu::UnicodeString text = icu::UnicodeString::fromUTF8(rail);
  int han = 0;
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    if (u_hasBinaryProperty(text.char32At(i), UCHAR_IDEOGRAPHIC)) ++han;
  }
  const int length = text.countChar32();
  if (han > 0 ? length > kMaxRailHan : length > kMaxRailLetters) {
    reader.problem(reader.at("rail"),
                   fmt::format("\"rail\" has {} characters; there is room for {} Chinese ones or {} letters", length,
                               kMaxRailHan, kMaxRailLetters));
  }
}

void take_title(TomlReader& reader, Chapter& chapter, std::string Text::*language) {
  chapter.rail.*language = reader.string("rail", Need::kRequired);
  check_rail(reader, chapter.rail.*language);
  chapter.title.*language = reader.string("title", Need::kRequired);
}

void take_body(const std::string& file, const Parts& parts, Chapter& chapter, std::string Text::*language,
               Problems& problems) {
  chapter.text.*language = parts.body;
  if (parts.body.empty()) problems.add({file, 1}, "the chapter has no text");
}

void read_english(const PackageFiles& files, const std::string& file, Chapter& chapter, Problems& problems) {
  const auto text = files.text(file, problems);
  const auto parts = text ? split(*text, file, problems) : std::nullopt;
  if (!parts) return;
  TomlReader reader(parts->front, "a chapter", file, 2, problems);
  take_title(reader, chapter, &Text::en);
  for (const char* key : {"diagram", "pictures"}) {
    if (reader.has(key)) {
      reader.problem(reader.at(key), fmt::format("\"{}\" is taken from the Chinese file; leave it out here", key));
      if (std::string_view(key) == "diagram")
        reader.reference(key, Need::kOptional);
      else
        reader.references(key);
    }
  }
  reader.finish();
  take_body(file, *parts, chapter, &Text::en, problems);
}

std::optional<Chapter> read_chapter(const PackageFiles& files, const std::string& file, const std::string& folder,
                                    const std::string& name, Problems& problems) {
  const auto text = files.text(file, problems);
  const auto parts = text ? split(*text, file, problems) : std::nullopt;
  if (!parts) return std::nullopt;
  Chapter chapter;
  chapter.at = {file, 1};
  chapter.id = fmt::format("{}.{}", folder, name);
  if (folder != "alliance") chapter.base = {folder, chapter.at};
  TomlReader reader(parts->front, "a chapter", file, 2, problems);
  take_title(reader, chapter, &Text::zh);
  chapter.diagram = reader.reference("diagram", Need::kOptional);
  chapter.pictures = reader.references("pictures");
  if (chapter.pictures.size() > kMaxPictures) {
    reader.problem(reader.at("pictures"), fmt::format("a chapter shows at most {} pictures", kMaxPictures));
  }
  reader.finish();
  take_body(file, *parts, chapter, &Text::zh, problems);
  return chapter;
}

}  // namespace

void read_chapters(const PackageFiles& files, Package& package, Problems& problems) {
  const std::vector<std::string>& all = files.all();
  const std::set<std::string> known(all.begin(), all.end());
  for (const std::string& file : all) {
    if (!file.starts_with(kFolder)) continue;
    const std::string path = file.substr(kFolder.size());
    const size_t slash = path.find('/');
    const bool chinese = path.ends_with(kChinese), english = path.ends_with(kEnglish);
    if (slash == std::string::npos || path.find('/', slash + 1) != std::string::npos || (!chinese && !english)) {
      problems.add({file, 1}, "is no chapter; chapters are stories/<base>/<nn>-<name>.zh.md and .en.md");
      continue;
    }
    const std::string stem = file.substr(0, file.size() - kChinese.size());
    if (english) {
      if (!known.contains(stem + std::string(kChinese))) {
        problems.add({file, 1}, fmt::format("has no Chinese chapter beside it ({}{})", stem, kChinese));
      }
      continue;
    }
    const std::string name = stem.substr(kFolder.size() + slash + 1);
    if (!is_id(name)) problems.add({file, 1}, "the file's name may have only lower-case letters, digits, - and .");
    auto chapter = read_chapter(files, file, path.substr(0, slash), name, problems);
    if (!chapter) continue;
    const std::string beside = stem + std::string(kEnglish);
    if (known.contains(beside)) read_english(files, beside, *chapter, problems);
    package.chapters.push_back(std::move(*chapter));
  }
}

}  // namespace starharbor::content::package
