// GLFW makes the window and reads mouse and keyboard; touch comes by TouchConnection; ImGui only carries the draw list.
#include "kiosk/platform/window.h"

#include <GL/gl.h>
#include <GLFW/glfw3.h>
#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <utility>

#include "content-db/base/error.h"
#include "kiosk/platform/awake_screen.h"
#include "kiosk/platform/framebuffer.h"
#include "kiosk/platform/monitor_watch.h"
#include "kiosk/platform/touch.h"

// As in GLFW/glfw3native.h, which asks for the headers of every X extension that GLFW knows.
extern "C" Display* glfwGetX11Display(void);
extern "C" ::Window glfwGetX11Window(GLFWwindow* window);

namespace starharbor::kiosk {

namespace {

[[noreturn]] void no_display(const std::string& operation, const std::string& hint) {
  const char* reason = nullptr;
  glfwGetError(&reason);
  throw Error(ErrorCode::kNoDisplay, operation, reason ? hint + " (" + reason + ")" : hint);
}

// GLFW's library for as long as a window lives.
struct GlfwLibrary {
  GlfwLibrary() {
    if (!glfwInit()) {
      no_display("open the display",
                 "no X server answers; start the kiosk in a graphical session, or set DISPLAY to one");
    }
  }
  ~GlfwLibrary() { glfwTerminate(); }
};

// GLFW names keys by their place. 0: none that a card has.
char key_at(int key_code) {
  if (key_code >= GLFW_KEY_A && key_code <= GLFW_KEY_Z) return static_cast<char>('A' + key_code - GLFW_KEY_A);
  if (key_code >= GLFW_KEY_0 && key_code <= GLFW_KEY_9) return static_cast<char>('0' + key_code - GLFW_KEY_0);
  if (key_code >= GLFW_KEY_KP_0 && key_code <= GLFW_KEY_KP_9) return static_cast<char>('0' + key_code - GLFW_KEY_KP_0);
  return key_code == GLFW_KEY_ENTER || key_code == GLFW_KEY_KP_ENTER ? kEnterKey : '\0';
}

// Not GLFW's own full screen: that one belongs to a monitor as it was at the beginning, and is a window of the old size
// once that monitor has been off.
bool is_full_screen(const WindowOptions& options) {
  return !options.size && !options.hidden;
}

// Full screen gets its size by cover_monitor(), before it is shown.
GLFWwindow* create_window(const WindowOptions& options) {
  const PixelSize size = options.size.value_or(PixelSize{640, 480});
  glfwWindowHint(GLFW_VISIBLE, options.hidden || is_full_screen(options) ? GLFW_FALSE : GLFW_TRUE);
  glfwWindowHint(GLFW_DECORATED, is_full_screen(options) ? GLFW_FALSE : GLFW_TRUE);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
  glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
  if (GLFWwindow* window = glfwCreateWindow(size.width, size.height, options.title.c_str(), nullptr, nullptr)) {
    return window;
  }
  no_display("open the window",
             "this display has no OpenGL 3.3; install libgl1-mesa-dri, which also draws in software");
}

// A window manager, where there is one, keeps the window above panels and on its monitor. By the Extended Window
// Manager Hints, which let a program ask for this before its window is mapped.
void ask_for_full_screen(GLFWwindow* window) {
  Display* display = glfwGetX11Display();
  const auto atom = [display](const char* name) { return XInternAtom(display, name, False); };
  const Atom full_screen = atom("_NET_WM_STATE_FULLSCREEN");
  XChangeProperty(display, glfwGetX11Window(window), atom("_NET_WM_STATE"), XA_ATOM, 32, PropModeReplace,
                  reinterpret_cast<const unsigned char*>(&full_screen), 1);
  const unsigned long uncomposited = 1;
  XChangeProperty(display, glfwGetX11Window(window), atom("_NET_WM_BYPASS_COMPOSITOR"), XA_CARDINAL, 32,
                  PropModeReplace, reinterpret_cast<const unsigned char*>(&uncomposited), 1);
}

// The draw list of a frame. ImGui's own font is made as small as it gets, since no text is drawn with it.
struct ImGuiFrame {
  ImGuiFrame() {
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.Fonts->AddFontDefault();
    ImGui_ImplOpenGL3_Init("#version 330");
  }
  ~ImGuiFrame() {
    ImGui_ImplOpenGL3_Shutdown();
    ImGui::DestroyContext();
  }

  ImDrawList* begin(PixelSize size) {
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {static_cast<float>(size.width), static_cast<float>(size.height)};
    io.DeltaTime = 1 / 60.f;
    discard();  // what threw while it was drawn
    open = true;
    ImGui_ImplOpenGL3_NewFrame();
    ImGui::NewFrame();
    return ImGui::GetBackgroundDrawList();
  }

  void discard() {
    if (open) ImGui::EndFrame();
    open = false;
  }

  void render(PixelSize size) {
    ImGui::Render();
    open = false;
    glViewport(0, 0, size.width, size.height);
    glClearColor(0, 0, 0, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  }

  bool open = false;
};

}  // namespace

struct Window::Impl {
  explicit Impl(const WindowOptions& options) : locked(options.locked), window(create_window(options)) {}
  ~Impl() {
    frame.reset();
    touch.reset();
    awake.reset();
    monitors.reset();
    glfwDestroyWindow(window);
    close(wake_fd);
  }

  void listen();
  void show_full_screen();
  bool cover_monitor();
  void tell_of_monitor() const;
  void follow_size(PixelSize size);
  void follow_fingers(const std::vector<TouchSample>& new_samples);
  void lose_fingers(int64_t now_ms, std::vector<TouchSample>& new_samples);
  void mouse_button(int button, int action);
  void mouse_moved(float x, float y);
  void key(int key_code, int action, int modifiers);

  GlfwLibrary library;
  bool locked;
  GLFWwindow* window;
  int wake_fd = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
  std::unique_ptr<TouchConnection> touch;
  std::optional<AwakeScreen> awake;
  std::optional<MonitorWatch> monitors;  // full screen only
  std::optional<MonitorArea> covered;    // the monitor's area; none while there is none
  std::optional<ImGuiFrame> frame;
  PixelSize drawn_size;  // of the last frame that was begun for the window
  PixelSize picture_size;
  std::function<void()> before_render;
  std::vector<TouchSample> samples;
  std::vector<TouchSample> fingers_down;  // the last sample of each
  std::vector<TypedKey> keys;
  bool mouse_down = false;
  bool quit = false;
  bool damaged = true;
};

void Window::Impl::listen() {
  static constexpr auto of = +[](GLFWwindow* from) { return static_cast<Impl*>(glfwGetWindowUserPointer(from)); };
  glfwSetWindowUserPointer(window, this);
  glfwSetMouseButtonCallback(
      window, [](GLFWwindow* from, int button, int action, int) { of(from)->mouse_button(button, action); });
  glfwSetCursorPosCallback(window, [](GLFWwindow* from, double x, double y) {
    of(from)->mouse_moved(static_cast<float>(x), static_cast<float>(y));
  });
  glfwSetKeyCallback(window, [](GLFWwindow* from, int key_code, int, int action, int modifiers) {
    of(from)->key(key_code, action, modifiers);
  });
  glfwSetWindowCloseCallback(window, [](GLFWwindow* from) {
    glfwSetWindowShouldClose(from, GLFW_FALSE);
    if (!of(from)->locked) of(from)->quit = true;
  });
  glfwSetWindowRefreshCallback(window, [](GLFWwindow* from) { of(from)->damaged = true; });
  glfwSetFramebufferSizeCallback(window, [](GLFWwindow* from, int, int) { of(from)->damaged = true; });
}

void Window::Impl::show_full_screen() {
  monitors.emplace(XDisplayString(glfwGetX11Display()));
  ask_for_full_screen(window);
  cover_monitor();
  if (!covered) tell_of_monitor();
  glfwShowWindow(window);
  glfwSetInputMode(window, GLFW_CURSOR, GLFW_CURSOR_HIDDEN);
  awake.emplace(XDisplayString(glfwGetX11Display()));
}

// Where there is no monitor the window stays as it is, unseen, until one comes. True when the area is another.
bool Window::Impl::cover_monitor() {
  const std::optional<MonitorArea> before = std::exchange(covered, monitors->area());
  damaged = true;
  if (covered) {
    glfwSetWindowPos(window, covered->x, covered->y);
    glfwSetWindowSize(window, covered->width, covered->height);
  }
  return covered != before;
}

void Window::Impl::tell_of_monitor() const {
  if (covered) {
    std::fprintf(stderr, "starharbor-kiosk: shows on a monitor of %d x %d px\n", covered->width, covered->height);
  } else {
    std::fprintf(stderr, "starharbor-kiosk: no monitor is on; the kiosk waits for one\n");
  }
}

void Window::Impl::mouse_button(int button, int action) {
  if (button != GLFW_MOUSE_BUTTON_LEFT) return;
  double x = 0, y = 0;
  glfwGetCursorPos(window, &x, &y);
  mouse_down = action == GLFW_PRESS;
  samples.push_back({kMouseTouch,
                     mouse_down ? TouchPhase::kDown : TouchPhase::kUp,
                     {static_cast<float>(x), static_cast<float>(y)},
                     0});
}

void Window::Impl::mouse_moved(float x, float y) {
  if (mouse_down) samples.push_back({kMouseTouch, TouchPhase::kMove, {x, y}, 0});
}

// Remembers which fingers are down after these samples.
void Window::Impl::follow_fingers(const std::vector<TouchSample>& new_samples) {
  for (const TouchSample& sample : new_samples) {
    std::erase_if(fingers_down, [&](const TouchSample& finger) { return finger.id == sample.id; });
    if (sample.phase == TouchPhase::kDown || sample.phase == TouchPhase::kMove) fingers_down.push_back(sample);
  }
}

// What follows of a finger that was lost has no beginning and means nothing.
void Window::Impl::lose_fingers(int64_t now_ms, std::vector<TouchSample>& new_samples) {
  for (const TouchSample& finger : std::exchange(fingers_down, {})) {
    new_samples.push_back({finger.id, TouchPhase::kCancel, finger.at, now_ms});
  }
}

void Window::Impl::key(int key_code, int action, int modifiers) {
  constexpr int kLeave = GLFW_MOD_CONTROL | GLFW_MOD_ALT, kCommand = kLeave | GLFW_MOD_SUPER;
  const char typed = key_at(key_code);
  if (typed != 0 && action == GLFW_PRESS && (modifiers & kCommand) == 0) keys.push_back({typed, 0});
  if (key_code == GLFW_KEY_Q && action == GLFW_PRESS && (modifiers & kLeave) == kLeave && !locked) quit = true;
}

Window::Window(const WindowOptions& options) : impl_(std::make_unique<Impl>(options)) {
  Impl& impl = *impl_;
  impl.listen();
  glfwMakeContextCurrent(impl.window);
  glfwSwapInterval(1);
  if (is_full_screen(options)) impl.show_full_screen();
  impl.touch = std::make_unique<TouchConnection>(XDisplayString(glfwGetX11Display()), glfwGetX11Window(impl.window));
  impl.frame.emplace();
}

Window::~Window() = default;

PixelSize Window::size() const {
  PixelSize size;
  glfwGetFramebufferSize(impl_->window, &size.width, &size.height);
  return size;
}

bool Window::has_monitor() const {
  return !impl_->monitors || impl_->covered;
}

std::vector<TouchSample> Window::poll(int64_t now_ms) {
  uint64_t wakes = 0;
  [[maybe_unused]] ssize_t bytes = read(impl_->wake_fd, &wakes, sizeof wakes);
  glfwPollEvents();
  std::vector<TouchSample> samples = std::exchange(impl_->samples, {});
  for (TouchSample& sample : samples) sample.time_ms = now_ms;
  impl_->touch->take(now_ms, samples);
  impl_->follow_fingers(samples);
  const bool monitors_changed = impl_->monitors && impl_->monitors->take_change();
  if (monitors_changed && impl_->cover_monitor()) {
    impl_->tell_of_monitor();
    impl_->lose_fingers(now_ms, samples);
  }
  return samples;
}

std::vector<TypedKey> Window::take_keys(int64_t now_ms) {
  std::vector<TypedKey> keys = std::exchange(impl_->keys, {});
  for (TypedKey& press : keys) press.time_ms = now_ms;
  return keys;
}

void Window::wait(int timeout_ms) {
  Display* display = glfwGetX11Display();
  const bool monitors_pending = impl_->monitors && impl_->monitors->pending();
  if (XPending(display) > 0 || impl_->touch->pending() || monitors_pending || impl_->quit) return;
  pollfd watched[] = {{ConnectionNumber(display), POLLIN, 0},
                      {impl_->wake_fd, POLLIN, 0},
                      {impl_->touch->file_descriptor(), POLLIN, 0},
                      {impl_->monitors ? impl_->monitors->file_descriptor() : -1, POLLIN, 0}};
  ::poll(watched, std::size(watched), timeout_ms);
}

void Window::wake() {
  uint64_t one = 1;
  [[maybe_unused]] ssize_t bytes = write(impl_->wake_fd, &one, sizeof one);
}

bool Window::quit_requested() const {
  return impl_->quit;
}
bool Window::take_damage() {
  return std::exchange(impl_->damaged, false);
}

// Mesa in software asks how large the window is once after each frame that was shown, not when it changes: without a
// black frame between, the one that is to come could be cut off at the size before.
void Window::Impl::follow_size(PixelSize size) {
  if (size == drawn_size) return;
  drawn_size = size;
  glClearColor(0, 0, 0, 1);
  glClear(GL_COLOR_BUFFER_BIT);
  glfwSwapBuffers(window);
}

ImDrawList* Window::begin_frame() {
  impl_->follow_size(size());
  return impl_->frame->begin(size());
}

void Window::set_before_render(std::function<void()> before_render) {
  impl_->before_render = std::move(before_render);
}

void Window::end_frame() {
  if (impl_->before_render) impl_->before_render();
  impl_->frame->render(size());
  glfwSwapBuffers(impl_->window);
}

void Window::discard_frame() {
  impl_->frame->discard();
}

ImDrawList* Window::begin_picture(PixelSize size) {
  impl_->picture_size = size;
  return impl_->frame->begin(size);
}

Pixels Window::end_picture() {
  if (impl_->before_render) impl_->before_render();
  Framebuffer picture(impl_->picture_size);
  impl_->frame->render(impl_->picture_size);
  return picture.read();
}

}  // namespace starharbor::kiosk
