// A framebuffer object with one colour renderbuffer.
#define GL_GLEXT_PROTOTYPES
#include "kiosk/platform/framebuffer.h"

#include <GL/gl.h>
#include <GL/glext.h>
#include <fmt/format.h>

#include <algorithm>

#include "content-db/base/error.h"

namespace starharbor::kiosk {

Framebuffer::Framebuffer(PixelSize size) : size_(size) {
  glGenFramebuffers(1, &framebuffer_);
  glGenRenderbuffers(1, &color_);
  glBindRenderbuffer(GL_RENDERBUFFER, color_);
  glRenderbufferStorage(GL_RENDERBUFFER, GL_RGBA8, size.width, size.height);
  glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_);
  glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, color_);
  if (glCheckFramebufferStatus(GL_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE) {
    throw Error(ErrorCode::kNoDisplay, fmt::format("make a picture of {} x {} px", size.width, size.height),
                "the graphics driver can't; try a smaller size");
  }
}

Framebuffer::~Framebuffer() {
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
  glDeleteFramebuffers(1, &framebuffer_);
  glDeleteRenderbuffers(1, &color_);
}

Pixels Framebuffer::read() const {
  size_t row_bytes = static_cast<size_t>(size_.width) * 4;
  std::vector<uint8_t> upside_down(row_bytes * static_cast<size_t>(size_.height));
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glReadPixels(0, 0, size_.width, size_.height, GL_RGBA, GL_UNSIGNED_BYTE, upside_down.data());
  Pixels pixels{size_, {}};
  pixels.rgba.reserve(upside_down.size());
  for (int row = size_.height - 1; row >= 0; --row) {
    auto begin = upside_down.begin() + static_cast<long>(row_bytes) * row;
    pixels.rgba.insert(pixels.rgba.end(), begin, begin + static_cast<long>(row_bytes));
  }
  for (size_t i = 3; i < pixels.rgba.size(); i += 4) pixels.rgba[i] = 255;
  return pixels;
}

}  // namespace starharbor::kiosk
