// Any text as a capsule, and as a question to a sound one: no crash; what is taken comes back the same
// from its own form, and what is answered is one whole turn or silence.
#include <cstdlib>
#include <string>

#include "shared/capsule/capsule.h"
#include "shared/capsule/capsule_file.h"
#include "shared/protocol/fields.h"
#include "server/file.h"

namespace {

using namespace aisle;

void require(bool holds) {
  if (!holds) std::abort();
}

std::string read(const std::string& name) {
  const std::string folder = std::string(AISLE_SOURCE_DIR) + "/shared/assistant/languages/en/";
  auto text = read_file(folder + name, 8 << 20);
  return text ? *text : std::string();
}

// One product, one policy, and the words of English without the intent model.
CapsuleFile sound() {
  CapsuleFile file{.site = "demo", .language = "en", .currency = "EUR", .connector = "feed"};
  file.replies = read("replies.json");
  file.lexicon = read("lexicon.json");
  Product tent{.id = {"tent"}, .title = "Light tent", .url = "https://shop.example/tent"};
  tent.variants.push_back({.id = {"tent-1"}, .price = {19900, "EUR"}});
  fill_capsule(file, {tent},
               {{.id = {"returns"}, .title = "Returns", .passages = {{"p1", "Time", "30 days."}}}});
  return file;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  static const CapsuleFile kSound = sound();
  static const Capsule kCapsule = *Capsule::load(to_json(kSound));
  const std::string text(reinterpret_cast<const char*>(data), size);

  const std::string reply = kCapsule.answer(text);
  require(reply.empty() || check_json(reply, {.bytes_max = kQuestionBytesMax}));
  kCapsule.suggest(text);

  auto file = read_capsule(text);
  if (!file) {
    require(!file.error().message.empty());
    return 0;
  }
  const auto again = read_capsule(to_json(*file));
  require(again && *again == *file);
  file->replies = kSound.replies;  // Words are the server's; goods are what comes from outside.
  file->lexicon = kSound.lexicon;
  file->intents.clear();
  file->catalog_lexicon.clear();
  const auto capsule = Capsule::load(to_json(*file));
  require(capsule.has_value());
  const std::string asked = R"({"message":"m1","text":"tents below 300","told":[]})";
  require(!capsule->answer(asked).empty());
  return 0;
}
