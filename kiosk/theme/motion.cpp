// The design's three curves, solved from their control points, and progress in time.
#include "kiosk/theme/motion.h"

#include <algorithm>

namespace starharbor::kiosk {

namespace {

float bezier(float a, float b, float t) {
  float u = 1 - t;
  return 3 * u * u * t * a + 3 * u * t * t * b + t * t * t;
}

// y at x of the curve (0, 0) (x1, y1) (x2, y2) (1, 1). x grows with the parameter, so halving finds it.
float cubic_bezier(float x1, float y1, float x2, float y2, float x) {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  float low = 0, high = 1;
  for (int i = 0; i < 22; ++i) {
    float middle = (low + high) / 2;
    (bezier(x1, x2, middle) < x ? low : high) = middle;
  }
  return bezier(y1, y2, (low + high) / 2);
}

}  // namespace

float ease_out(float t) {
  return cubic_bezier(.16f, 1, .30f, 1, t);
}
float ease_in(float t) {
  return cubic_bezier(.60f, 0, .84f, 0, t);
}
float ease_inout(float t) {
  return cubic_bezier(.65f, 0, .35f, 1, t);
}

float progress(int64_t now_ms, int64_t since_ms, int duration_ms, int delay_ms) {
  int64_t passed_ms = now_ms - since_ms - delay_ms;
  if (passed_ms < 0) return 0;
  if (passed_ms >= duration_ms) return 1;
  return static_cast<float>(passed_ms) / static_cast<float>(duration_ms);
}

}  // namespace starharbor::kiosk
