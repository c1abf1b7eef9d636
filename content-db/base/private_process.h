// What a program of ours does before all else, so that what it handles stays its user's: files that it makes are for
// nobody else, and should it crash, no copy of its memory is left.
#pragma once

namespace starharbor {

void keep_to_oneself();

}  // namespace starharbor
