// starharbor-content rebuild: empties the tables and replays the log into them.
#include <fmt/format.h>

#include "content-db/base/command/output.h"
#include "content-db/base/command/verb.h"
#include "content-db/base/words.h"
#include "content-db/folder/data_folder.h"

namespace starharbor::content::cli {

using namespace command;

namespace {

int rebuild(const Invocation& invocation) {
  DataFolder folder = DataFolder::open(invocation.data);
  ProgressBar bar(tr(invocation.language, "progress.replaying"));
  int64_t ops = 0;
  Transaction transaction(folder.database());
  folder.log().rebuild([&](int64_t done, int64_t total) {
    ops = total;
    bar(done, total);
  });
  transaction.commit();
  print("the tables were made anew from {} ops\n", ops);
  return kDone;
}

}  // namespace

Verb rebuild_verb() {
  return {"rebuild", "make the tables anew from the log; the log itself is not touched", {}, rebuild};
}

}  // namespace starharbor::content::cli
