// The words beside a base's star on home: its name, where it is and what it does. In a column under the star
// (landscape) or in a row beside it (portrait).
#pragma once

#include "kiosk/screens/home/layout.h"
#include "kiosk/widgets/ui.h"

namespace starharbor::kiosk {

// Whether place and trade have room on one line of a column this wide.
bool takes_one_line(Ui& ui, const content::Base& base, float width);
// How high the words of a column this wide are.
float column_words_height(Ui& ui, const content::Base& base, float width, bool one_line);

void draw_column_words(Ui& ui, const HomeLayout& layout, const PlacedBase& placed, Color color);
void draw_row_words(Ui& ui, const PlacedBase& placed, Color color);

}  // namespace starharbor::kiosk
