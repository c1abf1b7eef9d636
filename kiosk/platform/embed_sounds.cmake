# Turns done.ogg and notice.ogg into one C++ source with their bytes.
function(read_sound path name result)
  file(READ ${path} bytes HEX)
  if(bytes STREQUAL "")
    message(FATAL_ERROR "${path} is empty")
  endif()
  string(REGEX REPLACE "(..)" "0x\\1," bytes "${bytes}")
  set(${result} "const std::vector<uint8_t> k${name}File = {${bytes}};\n" PARENT_SCOPE)
endfunction()

read_sound(${FOLDER}/done.ogg Done done)
read_sound(${FOLDER}/notice.ogg Notice notice)
file(WRITE ${OUTPUT} "#include \"kiosk/platform/sound_files.h\"\n\nnamespace starharbor::kiosk {\n${done}${notice}}  // namespace starharbor::kiosk\n")
