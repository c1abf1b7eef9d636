// Steps: column n has n blocks, and the top block carries its number.
#include <algorithm>
#include <string>

#include "kiosk/diagrams/pen.h"
#include "kiosk/widgets/label.h"

namespace starharbor::kiosk {
namespace {

constexpr float kBlock = .19f, kGap = .028f, kCorner = .03f;
constexpr float kBaseline = .92f, kBaselineLabelled = .88f, kLabelUnder = .07f, kRise = .1f;
constexpr int kFullColumns = 4, kStaggerMs = 60;

struct Plan {
  float block, gap, left, baseline;
  float x(int column) const { return left + static_cast<float>(column) * (block + gap); }
  float y(int row) const { return baseline - static_cast<float>(row + 1) * block - static_cast<float>(row) * gap; }
};

Plan plan_for(int columns, bool labels) {
  // More than four columns share the width of four.
  const float size = columns > kFullColumns ? static_cast<float>(kFullColumns) / static_cast<float>(columns) : 1;
  const float block = kBlock * size, gap = kGap * size;
  const float width = static_cast<float>(columns) * block + static_cast<float>(columns - 1) * gap;
  return {block, gap, (1 - width) / 2, labels ? kBaselineLabelled : kBaseline};
}

Vec2 label_size_in(const Plan& plan) {
  return {plan.block + plan.gap * .8f, .1f};
}

Color fill_of(const DiagramColors& colors, int column, int row) {
  if (row == column) return colors.main;
  return mix(colors.mid, colors.soft, row % 2 == 0 ? .38f : .62f);
}

}  // namespace

void draw_stairs(const DiagramPen& pen) {
  const int columns = pen.parts();
  const Plan plan = plan_for(columns, pen.labels());
  const DiagramColors& colors = pen.colors();
  const int blocks = columns * (columns + 1) / 2;
  int order = 0;
  for (int column = 0; column < columns; ++column) {
    for (int row = 0; row <= column; ++row) {
      const float t = pen.arrival(order++, blocks, kPartMs, kStaggerMs);
      const Rect block{plan.x(column), plan.y(row) + kRise * (1 - t), plan.block, plan.block};
      const Color fill = mix(colors.ground, pen.tone(fill_of(colors, column, row), column), t);
      if (t > 0) pen.canvas().fill(pen.box(block), fill, pen.px(kCorner * plan.block / kBlock));
    }
  }
  if (!pen.labels() || pen.progress() < 1) return;
  const Vec2 size = label_size_in(plan);
  const TextStyle style = pen.narrow_style(false);
  for (int column = 0; column < columns; ++column) {
    label_in(pen.canvas(), pen.box({plan.x(column), plan.y(column), plan.block, plan.block}),
             pen.canvas().type(Style::kNumeralBlack), std::to_string(column + 1), pen.tone(colors.on_main, column));
    const Vec2 under{plan.x(column) + plan.block / 2, plan.baseline + kLabelUnder};
    pen.label(column, under, size, pen.tone(colors.text, column), style);
  }
}

bool stairs_words_fit(const DiagramPen& pen) {
  return pen.words_fit(pen.narrow_style(false), label_size_in(plan_for(pen.parts(), true)));
}

int stairs_part_at(int parts, bool labels, Vec2 unit) {
  const Plan plan = plan_for(parts, labels);
  for (int column = 0; column < parts; ++column) {
    const float left = plan.x(column) - plan.gap / 2;
    const Rect area{left, plan.y(column) - plan.gap, plan.block + plan.gap, 1.05f - plan.y(column)};
    if (area.contains(unit)) return column;
  }
  return kNoPart;
}

}  // namespace starharbor::kiosk
