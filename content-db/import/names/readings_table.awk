# Reduces Unihan's readings to one line of C++ for each of the 8,105 standard characters: its code point and its readings,
# without tones, each once, in the order of Unihan. Works on bytes, so that any awk does.
BEGIN {
  print "// Generated from Unihan_Readings.txt (kTGHZ2013)."
  print "#include \"content-db/import/names/readings_table.h\""
  print "namespace starharbor::content {"
  print "const CharacterReadings kCharacterReadings[] = {"
}
$2 == "kTGHZ2013" {
  all = ""
  split("", seen)
  for (i = 3; i <= NF; i++) {
    sub(/^.*:/, "", $i)
    count = split($i, readings, ",")
    for (j = 1; j <= count; j++) {
      syllable = readings[j]
      gsub(/ǖ|ǘ|ǚ|ǜ|ü/, "v", syllable)
      gsub(/ā|á|ǎ|à/, "a", syllable)
      gsub(/ē|é|ě|è|ê|ế|ề/, "e", syllable)
      gsub(/ī|í|ǐ|ì/, "i", syllable)
      gsub(/ō|ó|ǒ|ò/, "o", syllable)
      gsub(/ū|ú|ǔ|ù/, "u", syllable)
      gsub(/ń|ň|ǹ/, "n", syllable)
      gsub(/ḿ/, "m", syllable)
      gsub(/[^a-z]/, "", syllable)
      if (syllable == "" || syllable in seen) continue
      seen[syllable] = 1
      all = all (all == "" ? "" : " ") syllable
    }
  }
  if (all != "") printf "{0x%s, \"%s\"},\n", substr($1, 3), all
}
END {
  print "};"
  print "const size_t kCharacterReadingsCount = sizeof kCharacterReadings / sizeof *kCharacterReadings;"
  print "}  // namespace starharbor::content"
}
