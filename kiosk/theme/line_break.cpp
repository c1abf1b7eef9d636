// Where lines may end: Unicode's rules by libunibreak, then the design's, then as many pieces as fit.
#include <linebreak.h>

#include <algorithm>
#include <cctype>

#include "kiosk/theme/text.h"

namespace starharbor::kiosk {

namespace {

constexpr std::u32string_view kNoLineStart = U"，。、：；！？）】」』》…·%’”〉〕．％,.!?;:)]}";
constexpr std::u32string_view kNoLineEnd = U"（【「『《‘“〈〔([{";
constexpr char32_t kEllipsis = U'…';
constexpr float kSlack = .01f;         // px; what fits exactly fits in spite of rounding
constexpr float kLineSlack = .5f;      // px; what a box may be too low by rounding
constexpr float kClosestLines = 1.1f;  // em from line to line, where room is scarce

bool contains(std::u32string_view set, char32_t c) {
  return set.find(c) != std::u32string_view::npos;
}
bool is_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}
bool is_space(char32_t c) {
  return c == U' ' || c == U'\t' || c == 0x3000 || (c >= 0x2000 && c <= 0x200A);
}
bool is_han(char32_t c) {
  return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF) || c == 0x3007;
}

// The text as code points, each with its place in the source and its width.
struct Run {
  std::u32string text;
  std::vector<size_t> offsets;  // one more than code points
  std::vector<float> widths;
  std::vector<char> breaks;  // after each code point, as libunibreak writes them
};

size_t byte_length(std::string_view utf8, size_t at, char32_t c) {
  if (c == 0xFFFD && utf8.substr(at, 3) != "\xEF\xBF\xBD") return 1;
  return encode_utf8(c).size();
}

// A break between a number and its unit ("44 家", "6月") or before closing punctuation is no break. After opening
// punctuation Unicode allows none.
bool forbidden(const std::u32string& text, size_t before_break) {
  size_t next = before_break + 1;
  if (next >= text.size()) return false;
  char32_t last = text[before_break];
  if (contains(kNoLineStart, text[next]) && !is_space(last)) return true;
  if (last == U' ' && text[next] == U'·') return true;
  if (is_digit(last) && is_han(text[next])) return true;
  return last == U' ' && before_break > 0 && is_digit(text[before_break - 1]) && is_han(text[next]);
}

Run measure(GlyphCache& glyphs, TextStyle style, std::string_view utf8) {
  Run run;
  run.text = decode_utf8(utf8);
  size_t at = 0;
  for (char32_t c : run.text) {
    run.offsets.push_back(at);
    at += byte_length(utf8, at, c);
    run.widths.push_back(c == U'\n' || c == U'\r' ? 0 : glyphs.advance(style.face, style.px, c));
  }
  run.offsets.push_back(at);
  run.breaks.assign(run.text.size(), LINEBREAK_NOBREAK);
  if (run.text.empty()) return run;
  static_assert(sizeof(utf32_t) == sizeof(char32_t));
  set_linebreaks_utf32(reinterpret_cast<const utf32_t*>(run.text.data()), run.text.size(), "en", run.breaks.data());
  for (size_t i = 0; i < run.text.size(); ++i) {
    if (run.text[i] == U'\n') {
      run.breaks[i] = LINEBREAK_MUSTBREAK;
    } else if (run.breaks[i] == LINEBREAK_ALLOWBREAK && forbidden(run.text, i)) {
      run.breaks[i] = LINEBREAK_NOBREAK;
    }
  }
  return run;
}

Line line_of(const Run& run, size_t first, size_t end) {
  while (end > first && (is_space(run.text[end - 1]) || run.text[end - 1] == U'\n' || run.text[end - 1] == U'\r'))
    --end;
  float width = 0;
  for (size_t i = first; i < end; ++i) width += run.widths[i];
  return {run.offsets[first], run.offsets[end], width};
}

// The code point after the last of the line that begins at first.
size_t line_end(const Run& run, size_t first, float width) {
  float used = 0;
  size_t last_break = first;
  for (size_t i = first; i < run.text.size(); ++i) {
    used += run.widths[i];
    bool hangs = is_space(run.text[i]);
    if (used > width + kSlack && !hangs) return last_break > first ? last_break : std::max(i, first + 1);
    if (run.breaks[i] == LINEBREAK_MUSTBREAK) return i + 1;
    if (run.breaks[i] == LINEBREAK_ALLOWBREAK) last_break = i + 1;
  }
  return run.text.size();
}

// The line ends inside a word that was too long for a line of its own. Chinese may end anywhere.
bool breaks_word(std::string_view utf8, const std::vector<Line>& lines, size_t i) {
  const auto in_word = [&](size_t at) { return std::isalnum(static_cast<unsigned char>(utf8[at])) != 0; };
  const size_t end = lines[i].end;
  return i + 1 < lines.size() && end > lines[i].begin && end == lines[i + 1].begin && in_word(end - 1) && in_word(end);
}

}  // namespace

std::vector<Line> break_lines(GlyphCache& glyphs, TextStyle style, std::string_view utf8, float width) {
  Run run = measure(glyphs, style, utf8);
  std::vector<Line> lines;
  for (size_t first = 0; first < run.text.size();) {
    size_t end = line_end(run, first, width);
    lines.push_back(line_of(run, first, end));
    bool hard = run.text[end - 1] == U'\n';
    first = end;
    while (!hard && first < run.text.size() && is_space(run.text[first])) ++first;
  }
  return lines;
}

SetText set_text(GlyphCache& glyphs, TextStyle style, std::string_view utf8, float width, float height) {
  const std::vector<Line> lines = break_lines(glyphs, style, utf8, width);
  const float closest = std::min(style.line, style.px * kClosestLines);
  SetText set;
  size_t shown = lines.size();
  if (height > 0) shown = std::min(shown, static_cast<size_t>(std::max(1.f, (height + kLineSlack) / closest)));
  for (size_t i = 0; i + 1 < shown; ++i) {
    if (breaks_word(utf8, lines, i)) shown = i + 1;
  }
  for (size_t i = 0; i < shown; ++i) {
    const std::string_view line = utf8.substr(lines[i].begin, lines[i].end - lines[i].begin);
    const bool cut = i + 1 == shown && shown < lines.size();
    set.lines.push_back(cut ? cut_with_ellipsis(glyphs, style, utf8.substr(lines[i].begin), width) : std::string(line));
    set.width = std::max(set.width, glyphs.advance(style.face, style.px, set.lines.back()));
  }
  set.whole = shown == lines.size();
  set.pitch = style.line;
  if (height > 0 && static_cast<float>(shown) * style.line > height + kLineSlack) {
    set.pitch = std::clamp(height / static_cast<float>(shown), closest, style.line);
  }
  return set;
}

std::string cut_with_ellipsis(GlyphCache& glyphs, TextStyle style, std::string_view utf8, float width) {
  std::u32string text = decode_utf8(utf8);
  float room = width + kSlack - glyphs.advance(style.face, style.px, kEllipsis);
  size_t kept = 0;
  for (float used = 0; kept < text.size(); ++kept) {
    used += glyphs.advance(style.face, style.px, text[kept]);
    if (used > room) break;
  }
  while (kept > 0 &&
         (is_space(text[kept - 1]) || contains(kNoLineStart, text[kept - 1]) || contains(kNoLineEnd, text[kept - 1]))) {
    --kept;
  }
  std::string cut;
  for (size_t i = 0; i < kept; ++i) cut += encode_utf8(text[i]);
  return cut + encode_utf8(kEllipsis);
}

}  // namespace starharbor::kiosk
