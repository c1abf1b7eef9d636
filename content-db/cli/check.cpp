// starharbor-content check: prints all that is wrong with a package, and touches nothing.
#include <memory>

#include <fmt/format.h>

#include "content-db/cli/command.h"
#include "content-db/base/command/output.h"
#include "content-db/import/importer.h"

namespace starharbor::content::cli {
namespace {

int check(const std::string& folder) {
  ProgressBar bar("looking at photos");
  const ImportReport report = check_package_folder(folder, std::ref(bar));
  for (const Problem& problem : report.problems.sorted()) fmt::print("{}\n", problem.text());
  if (!report.problems.empty()) {
    fmt::print(stderr, "{}: {} to mend before this package can be imported\n", folder,
               report.problems.size() == 1 ? "1 mistake" : fmt::format("{} mistakes", report.problems.size()));
    return kRefused;
  }
  fmt::print("{}: the package \"{}\" is good, with {} photos\n", folder, report.package, report.photos);
  return kDone;
}

}  // namespace

void add_check(CLI::App& app, Invocation& invocation) {
  auto folder = std::make_shared<std::string>();
  Verb(app, invocation, "check", "print every mistake in a content package as FILE:LINE: message",
       [folder] { return check(*folder); })
      .text("PACKAGE", *folder, Need::kRequired, "the folder that holds package.toml")
      .works_without_data();
}

}  // namespace starharbor::content::cli
