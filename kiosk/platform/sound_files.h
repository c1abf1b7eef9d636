// The bytes of assets/sounds, which the build puts into the program. Only sound.cpp reads them.
#pragma once

#include <cstdint>
#include <vector>

namespace starharbor::kiosk {

extern const std::vector<uint8_t> kDoneFile;
extern const std::vector<uint8_t> kNoticeFile;

}  // namespace starharbor::kiosk
