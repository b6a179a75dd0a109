// No violation that axe-core finds in any of the panel's states, light, dark and from right to left.
import { states } from "../states.mjs";
import { kPhone } from "../world.mjs";
import { check } from "./accessible.mjs";

const phoneStates = ["greeting", "comparison", "product sheet", "cart", "order"];

/** Where a walk ends, in each of the three looks: they change colours and sides, never the state. */
async function checkLooks(world, walk) {
  const shopper = await walk(world);
  await check(shopper.panel, "light");
  await shopper.page.emulateMedia({ colorScheme: "dark" });
  await check(shopper.panel, "dark");
  await shopper.panel.evaluate(() => (document.documentElement.dir = "rtl"));
  await check(shopper.panel, "dark, right to left");
  await shopper.page.emulateMedia({ colorScheme: "light" });
  await check(shopper.panel, "right to left");
}

export const everyState = {
  ...Object.fromEntries(Object.entries(states).map(([name, walk]) => [`axe finds nothing, light, dark or right to left: ${name}`, (world) => checkLooks(world, walk)])),
  ...Object.fromEntries(phoneStates.map((name) => [`axe finds nothing on a phone: ${name}`, async (world) => {
    const shopper = await states[name](world, { viewport: kPhone, isMobile: true, hasTouch: true });
    await check(shopper.panel, name);
  }])),
};
