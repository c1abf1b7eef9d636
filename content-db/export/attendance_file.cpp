// See attendance_file.h. libcsv quotes, libxlsxwriter packs.
#include "content-db/export/attendance_file.h"

#include <csv.h>
#include <xlsxwriter.h>

#include <memory>

#include "content-db/base/civil_time.h"
#include "content-db/base/error.h"
#include "content-db/folder/data_folder.h"

namespace starharbor::content {
namespace {

const std::vector<std::string> kLineHeader = {"活动",     "主办基地", "时间", "姓名", "会员号",
                                              "所属基地", "单位",     "终端", "状态", "编号"};
const std::vector<double> kLineWidths = {30, 12, 18, 14, 12, 12, 28, 14, 28, 24};
const std::vector<std::string> kCountHeader = {"名称",     "到场人次", "到场人数", "外基地来宾",
                                               "临时到访", "已撤销",   "编号"};
const std::vector<double> kCountWidths = {34, 12, 12, 12, 12, 10, 24};
constexpr const char* kByteOrderMark = "\xEF\xBB\xBF";

std::string name_of(const ResultLine& line) {
  if (line.attendance.erased) return "（已删除）";
  if (!line.attendance.name.empty()) return line.attendance.name;
  return line.attendance.card.empty() ? "" : "（来宾）";
}

std::vector<std::string> cells_of(const ResultLine& line) {
  const Attendance& attendance = line.attendance;
  return {line.event_title, line.event_base_name, local_text(attendance.at_ms),
          name_of(line),    line.member_no,       line.base_name,
          line.firm,        attendance.terminal,  standing_of(attendance),
          attendance.event};
}

// Excel takes a cell that begins so for a formula, and names come from outside.
std::string harmless(const std::string& cell) {
  return !cell.empty() && std::string_view("=+-@\t\r").find(cell.front()) != std::string_view::npos ? "'" + cell : cell;
}

void add_row(const std::vector<std::string>& cells, std::string& text) {
  for (size_t i = 0; i < cells.size(); ++i) {
    const std::string cell = harmless(cells[i]);
    std::string quoted(2 * cell.size() + 2, '\0');
    quoted.resize(csv_write(quoted.data(), quoted.size(), cell.data(), cell.size()));
    text += (i == 0 ? "" : ",") + quoted;
  }
  text += "\r\n";
}

class Workbook {
 public:
  Workbook(const std::filesystem::path& file, int64_t made_at_ms) : book_(workbook_new(file.c_str())) {
    if (!book_) fail("there may be too little memory");
    // Otherwise the library asks the system.
    lxw_doc_properties properties{};
    properties.created = static_cast<time_t>(made_at_ms / 1'000);
    workbook_set_properties(book_, &properties);
    heading_ = workbook_add_format(book_);
    format_set_bold(heading_);
    format_set_font_size(heading_, 18);
    header_ = workbook_add_format(book_);
    format_set_bold(header_);
    format_set_bottom(header_, LXW_BORDER_THIN);
    format_set_text_wrap(header_);
  }
  ~Workbook() {
    if (book_) workbook_close(book_);
  }
  Workbook(const Workbook&) = delete;
  Workbook& operator=(const Workbook&) = delete;

  void add_counts(const ResultTable& table, const std::string& made_at) {
    begin(table.title, kCountWidths);
    if (!made_at.empty()) {
      worksheet_write_string(sheet_, row_++, 0, "签到结果 Attendance", heading_);
      worksheet_write_string(sheet_, row_++, 0, made_at.c_str(), nullptr);
      ++row_;
    }
    write_header(kCountHeader);
    for (const ResultCount& count : table.counts) {
      worksheet_write_string(sheet_, row_, 0, count.name.empty() ? "（无）" : count.name.c_str(), nullptr);
      lxw_col_t column = 1;
      for (const int number : {count.visits, count.people, count.guests, count.walk_ins, count.annulled}) {
        worksheet_write_number(sheet_, row_, column++, number, nullptr);
      }
      worksheet_write_string(sheet_, row_++, column, count.id.c_str(), nullptr);
    }
  }

  void add_lines(const std::vector<ResultLine>& lines) {
    begin("名单", kLineWidths);
    write_header(kLineHeader);
    for (const ResultLine& line : lines) {
      lxw_col_t column = 0;
      for (const std::string& cell : cells_of(line)) {
        worksheet_write_string(sheet_, row_, column++, cell.c_str(), nullptr);
      }
      ++row_;
    }
    if (!lines.empty()) {
      worksheet_autofilter(sheet_, 0, 0, row_ - 1, static_cast<lxw_col_t>(kLineHeader.size() - 1));
    }
  }

  void close() {
    if (const lxw_error error = workbook_close(std::exchange(book_, nullptr))) fail(lxw_strerror(error));
  }

 private:
  [[noreturn]] static void fail(const std::string& why) {
    throw Error(ErrorCode::kIo, "write the workbook", why + "; check the space on the disk and who owns the folder");
  }

  void begin(const std::string& title, const std::vector<double>& widths) {
    sheet_ = workbook_add_worksheet(book_, title.c_str());
    if (!sheet_) fail("a sheet could not be made");
    row_ = 0;
    for (size_t i = 0; i < widths.size(); ++i) {
      const auto column = static_cast<lxw_col_t>(i);
      worksheet_set_column(sheet_, column, column, widths[i], nullptr);
    }
  }

  void write_header(const std::vector<std::string>& header) {
    lxw_col_t column = 0;
    for (const std::string& cell : header) worksheet_write_string(sheet_, row_, column++, cell.c_str(), header_);
    worksheet_freeze_panes(sheet_, ++row_, 0);
  }

  lxw_workbook* book_;
  lxw_worksheet* sheet_ = nullptr;
  lxw_format *heading_ = nullptr, *header_ = nullptr;
  lxw_row_t row_ = 0;
};

// Private before anything is in it, and taken away whatever happens: there will be names in it.
struct TemporaryFile {
  std::filesystem::path path;
  explicit TemporaryFile(const std::filesystem::path& file) : path(file) { write_private_file(path, {}); }
  ~TemporaryFile() {
    std::error_code ignored;
    std::filesystem::remove(path, ignored);
  }
};

}  // namespace

std::string standing_of(const Attendance& attendance) {
  const std::string how = attendance.annulled ? "已撤销" : attendance.seen_again ? "撤销后再签到" : "签到";
  if (!attendance.taken_back) return how;
  const std::string why = attendance.taken_back->by_oneself ? "本人在终端撤销" : attendance.taken_back->reason;
  return why.empty() ? how : how + "（" + why + "）";
}

std::string results_csv(const std::vector<ResultLine>& lines) {
  std::string text = kByteOrderMark;
  add_row(kLineHeader, text);
  for (const ResultLine& line : lines) add_row(cells_of(line), text);
  return text;
}

void write_results_xlsx(const std::filesystem::path& file, int64_t made_at_ms, const std::vector<ResultTable>& tables,
                        const std::vector<ResultLine>& lines) {
  // The library writes where it is told; whole or not at all is the data folder's way.
  const TemporaryFile temporary(file.string() + ".part");
  Workbook book(temporary.path, made_at_ms);
  for (const ResultTable& table : tables)
    book.add_counts(table, &table == &tables.front() ? local_text(made_at_ms) : std::string());
  book.add_lines(lines);
  book.close();
  write_private_file(file, read_file(temporary.path));
}

}  // namespace starharbor::content
