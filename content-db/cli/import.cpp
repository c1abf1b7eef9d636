// starharbor-content import: checks a package, then takes it in, all or nothing.
#include <memory>

#include <fmt/format.h>

#include "content-db/base/command/output.h"
#include "content-db/base/command/verb.h"
#include "content-db/base/words.h"
#include "content-db/folder/data_folder.h"
#include "content-db/import/importer.h"

namespace starharbor::content::cli {

using namespace command;

namespace {

int import(const Invocation& invocation, const std::string& package) {
  DataFolder folder = DataFolder::open(invocation.data);
  ProgressBar bar(tr(invocation.language, "progress.photos"));
  const ImportReport report = import_package_folder(package, folder, std::ref(bar));
  for (const Problem& problem : report.problems.sorted()) print_error("{}\n", problem.text());
  if (!report.problems.empty()) {
    print_error("{}: nothing was imported; mend the {} above and import again\n", package,
                report.problems.size() == 1 ? "mistake" : fmt::format("{} mistakes", report.problems.size()));
    return kRefused;
  }
  print("{}: {} rows and {} photos; {} rows changed, {} of them retired\n", report.package, report.rows, report.photos,
        report.written, report.retired);
  if (report.phones_cut > 0) {
    print(
        "Of {} phones only the last four digits are kept, for there is no district yet to seal the rest to. After "
        "`starharbor-sync office init`, import once more.\n",
        report.phones_cut);
  }
  return kDone;
}

}  // namespace

Verb import_verb() {
  auto package = std::make_shared<std::string>();
  return {"import",
          "take a content package in, all or nothing; only what it says differently from last time is written",
          {{"PACKAGE", package.get(), "the folder that holds package.toml", Need::kRequired}},
          [package](const Invocation& invocation) { return import(invocation, *package); }};
}

}  // namespace starharbor::content::cli
