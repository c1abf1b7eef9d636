// starharbor-content verify: proves that the data is whole. What that means is in content-db/folder/verify.h.
#include <fmt/format.h>

#include "content-db/base/command/output.h"
#include "content-db/base/command/verb.h"
#include "content-db/base/words.h"
#include "content-db/folder/data_folder.h"
#include "content-db/folder/verify.h"

namespace starharbor::content::cli {

using namespace command;

namespace {

int verify(const Invocation& invocation) {
  DataFolder folder = DataFolder::open(invocation.data);
  ProgressBar bar(tr(invocation.language, "progress.verifying"));
  const VerifyReport report = verify_data(folder, std::ref(bar));
  for (const std::string& fault : report.faults) print_error("{}\n", fault);
  for (const std::string& note : report.still_to_come) print("{}\n", note);
  print("{} ops, {} tables, {} media files\n", report.ops, report.tables, report.media_files);
  if (report.faults.empty()) {
    print("all is well\n");
    return kDone;
  }
  throw Error(
      ErrorCode::kCorrupt, "verify " + folder.path().string(),
      fmt::format(
          "{} found, listed above. If only tables differ, `rebuild` makes them anew; otherwise restore the last "
          "backup, then sync.",
          report.faults.size() == 1 ? "1 fault" : fmt::format("{} faults", report.faults.size())));
}

}  // namespace

Verb verify_verb() {
  return {"verify",
          "check the database, replay the log beside it and compare, and check every media file against its hash",
          {},
          verify};
}

}  // namespace starharbor::content::cli
