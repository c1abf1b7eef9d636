// md4c's events gathered into blocks.
#include "kiosk/screens/shared/markdown.h"

#include <md4c.h>

#include <algorithm>

namespace starharbor::kiosk {
namespace {

struct List {
  bool numbered = false;
  int next = 0;
};

struct Reader {
  std::vector<TextBlock> blocks;
  std::vector<List> lists;
  bool open = false;         // blocks.back() takes text
  bool item_begins = false;  // the next block carries the item's marker
  int bold = 0;
};

bool is_latin(char byte) {
  return static_cast<unsigned char>(byte) < 0x80;
}

void open_block(Reader& reader) {
  TextBlock block;
  if (!reader.lists.empty()) {
    List& list = reader.lists.back();
    block.depth = static_cast<int>(reader.lists.size()) - 1;
    if (reader.item_begins) {
      block.kind = list.numbered ? TextBlock::Kind::kNumber : TextBlock::Kind::kBullet;
      block.number = list.numbered ? list.next++ : 0;
    }
  }
  reader.item_begins = false;
  reader.blocks.push_back(std::move(block));
  reader.open = true;
}

void close_block(Reader& reader) {
  if (!reader.open) return;
  reader.open = false;
  if (reader.blocks.back().spans.empty()) reader.blocks.pop_back();
}

void append(Reader& reader, std::string_view text) {
  if (text.empty()) return;
  if (!reader.open) open_block(reader);
  std::vector<TextSpan>& spans = reader.blocks.back().spans;
  const bool bold = reader.bold > 0;
  if (spans.empty() || spans.back().bold != bold) spans.push_back({"", bold});
  spans.back().text += text;
}

// A line that goes on: only Latin words need the space; the one before decides, since the next is not known yet.
void append_line_end(Reader& reader) {
  if (!reader.open || reader.blocks.back().spans.empty()) return;
  if (is_latin(reader.blocks.back().spans.back().text.back())) append(reader, " ");
}

std::string_view entity(std::string_view name) {
  constexpr std::pair<std::string_view, std::string_view> kKnown[] = {
      {"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&nbsp;", "\u00A0"}, {"&ensp;", "\u2002"}};
  const auto* found =
      std::find_if(std::begin(kKnown), std::end(kKnown), [&](const auto& known) { return known.first == name; });
  return found == std::end(kKnown) ? name : found->second;
}

int enter_block(MD_BLOCKTYPE type, void* detail, void* data) {
  Reader& reader = *static_cast<Reader*>(data);
  close_block(reader);
  if (type == MD_BLOCK_UL) reader.lists.push_back({});
  if (type == MD_BLOCK_OL) {
    reader.lists.push_back({true, static_cast<int>(static_cast<MD_BLOCK_OL_DETAIL*>(detail)->start)});
  }
  if (type == MD_BLOCK_LI) reader.item_begins = true;
  return 0;
}

int leave_block(MD_BLOCKTYPE type, void*, void* data) {
  Reader& reader = *static_cast<Reader*>(data);
  close_block(reader);
  if ((type == MD_BLOCK_UL || type == MD_BLOCK_OL) && !reader.lists.empty()) reader.lists.pop_back();
  if (type == MD_BLOCK_LI) reader.item_begins = false;
  return 0;
}

int enter_span(MD_SPANTYPE type, void*, void* data) {
  if (type == MD_SPAN_STRONG) ++static_cast<Reader*>(data)->bold;
  return 0;
}

int leave_span(MD_SPANTYPE type, void*, void* data) {
  if (type == MD_SPAN_STRONG) --static_cast<Reader*>(data)->bold;
  return 0;
}

int take_text(MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* data) {
  Reader& reader = *static_cast<Reader*>(data);
  const std::string_view words(text, size);
  switch (type) {
    case MD_TEXT_SOFTBR:
      append_line_end(reader);
      break;
    case MD_TEXT_BR:
      append(reader, "\n");
      break;
    case MD_TEXT_NULLCHAR:
      break;
    case MD_TEXT_ENTITY:
      append(reader, entity(words));
      break;
    default:
      append(reader, words);
  }
  return 0;
}

}  // namespace

std::vector<TextBlock> read_markdown(std::string_view utf8) {
  Reader reader;
  MD_PARSER parser{};
  parser.flags = MD_FLAG_NOHTML | MD_FLAG_NOINDENTEDCODEBLOCKS;
  parser.enter_block = enter_block;
  parser.leave_block = leave_block;
  parser.enter_span = enter_span;
  parser.leave_span = leave_span;
  parser.text = take_text;
  md_parse(utf8.data(), static_cast<MD_SIZE>(utf8.size()), &parser, &reader);
  close_block(reader);
  return std::move(reader.blocks);
}

}  // namespace starharbor::kiosk
