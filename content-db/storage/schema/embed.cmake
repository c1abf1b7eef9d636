# Turns the SQL files into one C++ source: the schema's versions in the order of their names, then projection.sql and
# views.sql.
string(REPLACE " " ";" FILES "${FILES}")
list(SORT FILES)
set(text "#include \"content-db/storage/schema_versions.h\"\nnamespace starharbor::content {\nconst std::vector<const char*> kSchemaVersions = {\n")
foreach(file IN LISTS FILES)
  file(READ ${file} sql)
  string(APPEND text "R\"sql(${sql})sql\",\n")
endforeach()
file(READ ${PROJECTION} projection)
file(READ ${VIEWS} views)
string(APPEND text "};\nconst char* const kProjectionSql = R\"sql(${projection})sql\";\n")
string(APPEND text "const char* const kViewsSql = R\"sql(${views})sql\";\n}  // namespace starharbor::content\n")
file(WRITE ${OUTPUT} "${text}")
