// What browsing is held to, whoever draws it.
#pragma once

namespace starharbor::kiosk {

constexpr float kMaxPhotoZoom = 3;  // by pinching

}  // namespace starharbor::kiosk
