// The design's numbers that are the same in every appearance: radii in stage px, and how long things move.
#pragma once

namespace starharbor::kiosk {

namespace radius {
constexpr float kPhoto = 12, kKey = 16, kControl = 20, kSheet = 32;
}

namespace motion {
constexpr int kTapMs = 90, kQuickMs = 160, kStandardMs = 320, kSceneMs = 640, kDrawMs = 900, kBreathMs = 4200,
              kRippleMs = 2800, kReflectionMs = 2400, kStaggerMs = 60, kAttractStepMs = 7000;
}

}  // namespace starharbor::kiosk
