// See private_process.h.
#include "content-db/base/private_process.h"

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

namespace starharbor {

void keep_to_oneself() {
  ::umask(077);
  const rlimit none{0, 0};
  ::setrlimit(RLIMIT_CORE, &none);
#ifndef __SANITIZE_ADDRESS__  // its search for leaks reads the process as another would
  ::prctl(PR_SET_DUMPABLE, 0);
#endif
}

}  // namespace starharbor
