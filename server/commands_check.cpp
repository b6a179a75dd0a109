// `aisle check`: tries each thing that serving needs, and says how to mend what does not work.
#include <filesystem>
#include <iostream>

#include "server/check_connectors.h"
#include "server/commands.h"
#include "server/http/assets.h"
#include "server/identity_keys.h"
#include "server/knowledge.h"
#include "server/mail.h"
#include "server/model_budget.h"
#include "server/secret.h"
#include "server/site_connectors.h"
#include "shared/protocol/fields.h"

namespace aisle {
namespace {

bool server_answers(const Config& config) {
  return ask_server(control_path(config.data), {"ping"}, [](std::string_view) {}).has_value();
}

void check_database(const Config& config, bool running, Findings& findings) {
  if (running) return findings.good("database " + config.data + ": a running server has it");
  const auto storage = open_storage(config.data);
  if (!storage) {
    return findings.bad("database " + config.data + ": " + storage.error().message,
                        "free its disk, mend its rights, or put a backup in its place");
  }
  if (const auto works = (*storage)->check(); !works) {
    return findings.bad("database " + config.data + ": " + works.error().message,
                        "free its disk or mend its rights");
  }
  findings.good("database " + config.data);
  for (const SiteConfig& site : config.sites) {
    if ((*storage)->catalog(site.site.key))
      findings.good("catalog of site " + site.site.key);
    else
      findings.note("site " + site.site.key + " has no catalog yet: aisle import");
  }
}

void check_web(const Config& config, Findings& findings) {
  const auto assets = Assets::load(config.web);
  if (!assets) {
    return findings.bad("web files: " + assets.error().message,
                        "build them (./run build) or mend [server] web");
  }
  findings.good("web files in " + config.web);
  for (const char* file : {"widget/panel.html", "texts/en.json"}) {
    if (!assets->find(file)) {
      findings.bad(std::string("web files: there is no ") + file, "build them anew: ./run build");
    }
  }
}

void check_languages(const Config& config, Findings& findings) {
  const std::string folder = languages_folder(config.languages);
  const auto languages = load_languages(folder);
  if (!languages) {
    return findings.bad("languages: " + languages.error().message,
                        "mend [assistant] languages, or train again: aisle train");
  }
  findings.good("languages in " + folder);
  for (const SiteConfig& site : config.sites) {
    const auto note = [&](const SiteWords& words, const std::string& instead) {
      const std::string base = words.language.substr(0, words.language.find('-'));
      if (languages->contains(words.language) || languages->contains(base)) return;
      findings.note("site " + site.site.key + ": the assistant does not speak \"" + words.language +
                    "\" yet; it answers in " + instead);
    };
    note(site.site.words, "English");
    for (const SiteWords& words : site.site.translations) note(words, site.site.words.language);
  }
}

void check_identity_keys(const SiteConfig& site, Findings& findings) {
  const std::string name = "site " + site.site.key + ": ";
  std::vector<ConfigMistake> mistakes;
  const auto keys = load_identity_keys(site, mistakes);
  for (const ConfigMistake& mistake : mistakes) {
    findings.bad(name + "line " + std::to_string(mistake.line) + ": " + mistake.message,
                 "mend the key, or take it out of the config");
  }
  for (const IdentityKey& key : keys) {
    findings.good(name + "identity key " + key.id + " (" + std::string(enum_name(key.algorithm)) +
                  ")");
  }
  for (const IdentityKeyConfig& key : site.identity_keys) {
    if (is_open_to_others(key.secret_file)) {
      findings.note(name + key.secret_file + " can be read by other users: chmod 600");
    }
  }
}

void check_mail(const Config& config, Findings& findings) {
  const MailConfig& mail = config.mail;
  const auto mailer = make_mailer(mail);
  if (!mailer) {
    return findings.bad("mail: " + mailer.error().message, "mend [mail]");
  }
  if (!*mailer) return;
  if (mail.print) return findings.note("mail: one-time codes are printed to the log");
  findings.good("mail from " + mail.from + " through " + mail.server);
  if (is_open_to_others(mail.password_file)) {
    findings.note(mail.password_file + " can be read by other users: chmod 600");
  }
}

// Money is counted only where there are prices; a model of one's own has none.
void check_budget(const ModelConfig& model, Findings& findings) {
  if (model.providers.empty()) return;
  findings.good("model budget: " + describe(model.budget));
  for (const ModelProviderConfig& provider : model.providers) {
    if (provider.price != ModelPrice{}) continue;
    findings.note("[[model.providers]] on line " + std::to_string(provider.line) +
                  " has no prices: its answers cost nothing in the budget; add input_price and "
                  "output_price unless that is so");
  }
}

void check_port(const Config& config, bool running, Findings& findings) {
  const std::string name = config.address + ":" + std::to_string(config.port);
  if (running) return findings.good("port " + name + ": our server listens");
  Front front(config.front);
  if (const auto bound = front.bind(config.address, config.port); !bound) {
    return findings.bad("port " + name + ": " + bound.error().message,
                        "end the program that has it, or choose another [server] port");
  }
  findings.good("port " + name + " is free");
}

}  // namespace

int check(const Config& config) {
  Findings findings;
  findings.good("config " + config.file);
  const bool running = server_answers(config);
  check_database(config, running, findings);
  check_web(config, findings);
  check_languages(config, findings);
  const auto http = make_way_out(config);
  if (!http) findings.bad("the way out: " + http.error().message, "free descriptors or memory");
  for (const SiteConfig& site : config.sites) {
    if (http) check_connectors(site, http->get(), findings);
    check_identity_keys(site, findings);
  }
  check_mail(config, findings);
  check_budget(config.model, findings);
  check_port(config, running, findings);
  if (findings.bad_count() == 0) return kExitOk;
  std::cout << findings.bad_count() << " to mend\n";
  return kExitFailed;
}

}  // namespace aisle
