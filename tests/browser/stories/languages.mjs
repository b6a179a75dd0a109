// The interface in the language of the shop's page, if the site offers it.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";

/** Opens the panel on a page of the shop that says it is in this language. */
export async function openedIn(world, language) {
  const place = await world.translatedPlace();
  const site = path.join(place.folder, "site");
  const home = fs.readFileSync(path.join(site, "index.html"), "utf8");
  fs.writeFileSync(path.join(site, `${language}.html`), home.replace('<html lang="en"', `<html lang="${language}"`));
  const shopper = await world.shopper({ place });
  return (await shopper.visit(`/${language}.html`)).open();
}

const shown = (shopper) =>
  shopper.panel.evaluate(() => ({
    language: document.documentElement.lang,
    direction: getComputedStyle(document.body).direction,
    placeholder: document.querySelector("#draft").placeholder,
  }));

export const languages = {
  async "a page in German gets the panel in German"(world) {
    const shopper = await openedIn(world, "de-AT");
    assert.deepEqual(await shown(shopper), { language: "de", direction: "ltr", placeholder: "Fragen Sie nach Produkten, Lieferung, Rückgabe …" });
    await shopper.ask("headlamps");
    assert.match(await shopper.panel.textContent(".card"), /€/);
  },
  async "a page in Arabic gets the panel from right to left, and nothing sticks out"(world) {
    const shopper = await openedIn(world, "ar");
    assert.equal((await shown(shopper)).direction, "rtl");
    await shopper.ask("headlamps");
    const out = await shopper.panel.evaluate(() =>
      [...document.querySelectorAll("body *")]
        .filter((each) => each.getBoundingClientRect().width > 1 && !each.closest(".cards, .hidden"))
        .filter((each) => each.getBoundingClientRect().left < -1 || each.getBoundingClientRect().right > innerWidth + 1)
        .map((each) => each.className),
    );
    assert.deepEqual(out, []);
  },
  async "a page in a language that the site does not offer gets the site's own"(world) {
    const shopper = await openedIn(world, "pl");
    assert.equal((await shown(shopper)).language, "en");
  },
};
