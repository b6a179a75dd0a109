// What a shop's page and its panel load: the loader, the panel's files, the site's face,
// suggestions.
#include "server/http/api_parts.h"
#include "server/http/token.h"
#include "shared/base/json.h"
#include "shared/base/text.h"
#include "shared/capsule/suggestions.h"

namespace aisle {
namespace {

const Problem kNoFile = {.status = 404, .code = "not_found", .detail = "There is no such file."};
const Problem kNoSite = {.status = 404, .code = "unknown_site", .detail = "There is no such site."};

// RFC 9110 section 13.1.2; a weak tag compares as its strong one.
bool is_unchanged(const httplib::Request& request, std::string_view tag) {
  const std::string known = request.get_header_value("If-None-Match");
  return known == "*" || known.find(tag) != known.npos;
}

void answer_form(Call& call, const std::string& type, const AssetForm& form,
                 std::string_view encoding) {
  call.answer->header("ETag", form.tag);
  if (!encoding.empty()) call.answer->header("Content-Encoding", std::string(encoding));
  if (is_unchanged(call.request, form.tag)) return call.answer->empty(304);
  call.answer->bytes(200, type, form.bytes);
}

void answer_asset(ApiParts& parts, Call& call, std::string_view path, std::string_view otherwise) {
  const auto assets = parts.assets();
  const Asset* asset = assets ? assets->find(path) : nullptr;
  if (!asset) return call.answer->problem(kNoFile);
  const ChosenForm chosen = choose_form(*asset, call.request.get_header_value("X-Aisle-Encoding"));
  const bool immutable = asset->hashed_name || call.request.has_param("v");
  call.answer->header("Cache-Control",
                      immutable ? "public, max-age=31536000, immutable" : std::string(otherwise));
  call.answer->header("Vary", "Accept-Encoding");
  answer_form(call, asset->type, *chosen.form, chosen.encoding);
}

std::string joined(const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts) all += " " + text;
  return all;
}

// The panel is a document of ours inside the shop's page: it may load what is ours, and pictures of
// the shop's; only the shop's pages may frame it.
std::string panel_policy(const Site& site) {
  std::string images = joined(site.origins);
  images += site.image_hosts.empty() ? " https:" : joined(site.image_hosts);
  return "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; "
         "img-src 'self' data:" +
         images + "; connect-src 'self'; frame-ancestors" + joined(site.origins) +
         "; base-uri 'none'; form-action 'none'";
}

void get_panel(ApiParts& parts, Call& call) {
  const Site* site = parts.site(call.request.get_param_value("site"));
  if (!site) return call.answer->problem(kNoSite);
  call.answer->header("Content-Security-Policy", panel_policy(*site));
  answer_asset(parts, call, "widget/panel.html", "no-cache");
}

// The interface texts of a language, or of its base language, or English.
std::string_view interface_texts(const Assets& assets, const std::string& language) {
  const std::string base = language.substr(0, language.find('-'));
  for (const std::string& name : {language, base, std::string("en")}) {
    const Asset* asset = assets.find("texts/" + name + ".json");
    if (asset && check_json(asset->plain.bytes)) return asset->plain.bytes;
  }
  return "{}";
}

// The capsule of a language; null when there is none.
const SiteCapsule* find_capsule(const SiteKnowledge* knowledge, const std::string& language) {
  if (!knowledge) return nullptr;
  const auto found = knowledge->capsules.find(language);
  return found == knowledge->capsules.end() ? nullptr : &found->second;
}

std::string site_json(const Site& site, const SiteWords& words, std::string_view texts,
                      const SiteCapsule* capsule) {
  JsonWriter out;
  out.begin_object();
  const auto text = [&](std::string_view key, const std::string& value) {
    out.key(key);
    out.string(value);
  };
  text("key", site.key);
  text("name", site.name);
  text("language", words.language);
  text("currency", site.currency);
  text("greeting", words.greeting);
  out.key("starters");
  out.begin_array();
  for (const std::string& starter : words.starters) out.string(starter);
  out.end_array();
  text("disclosure", words.disclosure);
  text("accent", site.accent);
  text("contact", words.contact);
  if (capsule) text("capsule", capsule->hash);
  out.key("texts");
  out.raw(trim(texts));
  out.key("limits");
  out.begin_object();
  out.key("message_bytes");
  out.integer(kMessageBytesMax);
  out.end_object();
  out.end_object();
  return out.take();
}

}  // namespace

// The loader runs in the shop's page, so any page may load it, also with SRI.
void get_loader(ApiParts& parts, Call& call) {
  call.answer->header("Access-Control-Allow-Origin", "*");
  call.answer->header("Cross-Origin-Resource-Policy", "cross-origin");
  answer_asset(parts, call, "aisle.js", "public, max-age=300");
}

void get_widget_file(ApiParts& parts, Call& call) {
  const std::string_view file = call.values[0];
  if (file == "panel.html") return get_panel(parts, call);
  // The loader imports one of them into the shop's page, whichever that is.
  call.answer->header("Access-Control-Allow-Origin", "*");
  call.answer->header("Cross-Origin-Resource-Policy", "cross-origin");
  answer_asset(parts, call, "widget/" + std::string(file), "no-cache");
}

void get_site(ApiParts& parts, Call& call) {
  const Site* site = parts.site(call.values[0]);
  if (!site) return call.answer->problem(kNoSite);
  if (!parts.allows(*site, call.origin)) {
    return call.answer->problem({.status = 403,
                                 .code = "origin_not_allowed",
                                 .detail = "This page is not on the site's list of origins."});
  }
  const auto assets = parts.assets();
  const SiteWords& words = site->words_for(call.request.get_param_value("language"));
  const auto knowledge = parts.knowledge(site->key);
  std::string json =
      site_json(*site, words, assets ? interface_texts(*assets, words.language) : "{}",
                find_capsule(knowledge.get(), words.language));
  const std::string tag = "\"" + content_tag(json) + "\"";
  call.answer->header("Cache-Control", "public, max-age=60");
  answer_form(call, "application/json", {std::move(json), tag}, "");
}

// Who names the version it wants may keep it for good, or asks in vain: a capsule is never mistaken for
// another one.
void get_capsule(ApiParts& parts, Call& call) {
  const Site* site = parts.site(call.values[0]);
  if (!site) return call.answer->problem(kNoSite);
  const auto knowledge = parts.knowledge(site->key);
  const SiteWords& words = site->words_for(call.request.get_param_value("language"));
  const SiteCapsule* capsule = find_capsule(knowledge.get(), words.language);
  const std::string wanted = call.request.get_param_value("v");
  if (!capsule || (!wanted.empty() && wanted != capsule->hash)) {
    return call.answer->problem(
        {.status = 404, .code = "no_capsule", .detail = "There is no such capsule now."});
  }
  call.answer->header("Cache-Control",
                      wanted.empty() ? "no-cache" : "public, max-age=31536000, immutable");
  call.answer->header("Vary", "Accept-Encoding");
  const bool packed = accepts(call.request.get_header_value("X-Aisle-Encoding"), "gzip");
  const std::string tag = "\"" + capsule->hash.substr(0, 16) + (packed ? "-gz\"" : "\"");
  answer_form(call, "application/json", {packed ? capsule->gzip : capsule->json, tag},
              packed ? "gzip" : "");
}

void get_suggestions(ApiParts& parts, Call& call) {
  const Site* site = parts.site(call.request.get_param_value("site"));
  if (!site) return call.answer->problem(kNoSite);
  const std::string typed = call.request.get_param_value("q");
  if (typed.size() > kSuggestBytesMax || !is_utf8(typed)) {
    return call.answer->problem({.status = 422,
                                 .code = "invalid_argument",
                                 .detail = "It must be UTF-8 of at most 200 bytes.",
                                 .member = "q"});
  }
  const auto knowledge = parts.knowledge(site->key);
  if (!knowledge) {
    return call.answer->problem({.status = 503,
                                 .code = "unavailable",
                                 .detail = "There is no catalog yet.",
                                 .retry_after_s = 30});
  }
  const SiteWords& words = site->words_for(call.request.get_param_value("language"));
  call.answer->header("Cache-Control", "public, max-age=60");
  const auto assistant = knowledge->assistants.find(words.language);
  const bool known = assistant != knowledge->assistants.end();
  call.answer->json(200, suggestions_json(known ? assistant->second->assistant.get() : nullptr,
                                          *knowledge->index, typed));
}

}  // namespace aisle
