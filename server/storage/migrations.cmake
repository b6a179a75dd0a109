# Puts the migrations into the program, so that the binary stands alone: every
# migrations/NNNN_name.sql becomes one row of a list, in the order of the numbers.
file(GLOB migration_files CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/migrations/[0-9][0-9][0-9][0-9]_*.sql)
list(SORT migration_files)
set(migration_rows "")
foreach(path ${migration_files})
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${path})
  get_filename_component(name ${path} NAME)
  string(REGEX MATCH "^0*([0-9]+)_" ignored ${name})
  file(READ ${path} text)
  string(APPEND migration_rows "    {${CMAKE_MATCH_1}, \"${name}\", R\"sql(${text})sql\"},\n")
endforeach()
file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/migrations.cpp CONTENT
"#include \"server/storage/migrations.h\"

namespace aisle {

const std::vector<Migration>& migrations() {
  static const std::vector<Migration> list{
@migration_rows@  };
  return list;
}

}  // namespace aisle
" @ONLY)
target_sources(server_storage PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/migrations.cpp)
