// starharbor-content check: prints all that is wrong with a package, and touches nothing.
#include <memory>

#include <fmt/format.h>

#include "content-db/base/command/output.h"
#include "content-db/base/command/verb.h"
#include "content-db/base/words.h"
#include "content-db/import/importer.h"

namespace starharbor::content::cli {

using namespace command;

namespace {

int check(const Invocation& invocation, const std::string& folder) {
  ProgressBar bar(tr(invocation.language, "progress.looking_at_photos"));
  const ImportReport report = check_package_folder(folder, std::ref(bar));
  for (const Problem& problem : report.problems.sorted()) print("{}\n", problem.text());
  if (!report.problems.empty()) {
    print_error("{}: {} to mend before this package can be imported\n", folder,
                report.problems.size() == 1 ? "1 mistake" : fmt::format("{} mistakes", report.problems.size()));
    return kRefused;
  }
  print("{}: the package \"{}\" is good, with {} photos\n", folder, report.package, report.photos);
  return kDone;
}

}  // namespace

Verb check_verb() {
  auto folder = std::make_shared<std::string>();
  return {"check",
          "print every mistake in a content package as FILE:LINE: message",
          {{"PACKAGE", folder.get(), "the folder that holds package.toml", Need::kRequired}},
          [folder](const Invocation& invocation) { return check(invocation, *folder); },
          Json::kNo,
          Data::kNotNeeded};
}

}  // namespace starharbor::content::cli
