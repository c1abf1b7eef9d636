// An error whose operation and hint stand in the tables of words. As every Error it is English, for logs; a command
// line says it in its own language.
#pragma once

#include <utility>

#include "content-db/base/error.h"
#include "content-db/base/words.h"

namespace starharbor::content {

struct WordedError : Error {
  Sentence operation_words, hint_words;

  WordedError(ErrorCode error_code, Sentence what_was_done, Sentence what_to_do)
      : Error(error_code, say(Language::kEnglish, what_was_done), say(Language::kEnglish, what_to_do)),
        operation_words(std::move(what_was_done)),
        hint_words(std::move(what_to_do)) {}

  Error in(Language language) const { return {code, say(language, operation_words), say(language, hint_words)}; }
};

}  // namespace starharbor::content
