#include "widget/capsule_abi.h"

#include <optional>

#include "shared/capsule/capsule.h"

struct AisleCapsule {
  std::optional<aisle::Capsule> capsule;
  std::string room;
  std::string output;

  std::string_view input(int size) const {
    return std::string_view(room).substr(0, static_cast<std::size_t>(size));
  }
  int put_out(std::string text) {
    output = std::move(text);
    return static_cast<int>(output.size());
  }
};

AisleCapsule* aisle_capsule_create(void) { return new AisleCapsule; }

char* aisle_capsule_room(AisleCapsule* capsule, int size) {
  capsule->room.resize(static_cast<std::size_t>(size));
  return capsule->room.data();
}

int aisle_capsule_load(AisleCapsule* capsule, int size) {
  auto loaded = aisle::Capsule::load(capsule->input(size));
  if (!loaded) return 0;
  capsule->capsule.emplace(*std::move(loaded));
  std::string().swap(capsule->room);
  return 1;
}

int aisle_capsule_answer(AisleCapsule* capsule, int size) {
  return capsule->put_out(capsule->capsule ? capsule->capsule->answer(capsule->input(size)) : "");
}

int aisle_capsule_suggest(AisleCapsule* capsule, int size) {
  return capsule->put_out(capsule->capsule ? capsule->capsule->suggest(capsule->input(size)) : "");
}

const char* aisle_capsule_output(const AisleCapsule* capsule) { return capsule->output.data(); }
