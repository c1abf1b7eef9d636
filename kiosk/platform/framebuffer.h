// A picture that is drawn to but not shown, for screenshots of any size. Needs a current OpenGL context.
#pragma once

#include "kiosk/platform/window.h"

namespace starharbor::kiosk {

class Framebuffer {
 public:
  // Becomes the target of what is drawn until it is destroyed. Throws Error{kNoDisplay} when the driver can't have one
  // of this size.
  explicit Framebuffer(PixelSize size);
  ~Framebuffer();
  Framebuffer(const Framebuffer&) = delete;
  Framebuffer& operator=(const Framebuffer&) = delete;

  Pixels read() const;

 private:
  PixelSize size_;
  unsigned framebuffer_ = 0;
  unsigned color_ = 0;
};

}  // namespace starharbor::kiosk
