// A product in the panel: its detail and variants.
import assert from "node:assert/strict";
import { allProducts } from "../../../web/demo/catalog.mjs";
import { kPhone } from "../world.mjs";
import { check } from "./accessible.mjs";

const opened = async (world, where = "/", options = {}) => (await (await world.shopper(options)).visit(where)).open();

/** The detail of a product, asked for on its page. */
async function detailOf(world, id, options) {
  const shopper = await opened(world, `/products/${id}.html`, options);
  return [shopper, (await shopper.ask("how much is it?")).locator(".detail")];
}

/** A product with a variant that is sold out, and one like it that is not. */
function withSoldOut() {
  for (const product of allProducts) {
    if (product.sizes.length < 2 || product.colours.length < 2) continue;
    const gone = product.variants.find(({ stock }) => stock === 0);
    const there = gone && product.variants.find(({ stock, colour, size }) => stock > 0 && colour === gone.colour && size !== gone.size);
    if (there) return { id: product.id, gone, there };
  }
  throw new Error("the demo shop has nothing sold out");
}

export const products = {
  async "a product in detail lets one choose colour and size, and picture and stock follow"(world) {
    const [shopper, detail] = await detailOf(world, "TF-1001");
    const picture = () => detail.locator(".picture img").getAttribute("src");
    const before = await picture();
    await detail.getByRole("radio", { name: /^Ember red/ }).click();
    await detail.locator(".option-name", { hasText: "Ember red" }).waitFor();
    assert.match(await picture(), /ember-red/);
    assert.notEqual(await picture(), before);
    await detail.getByRole("radio", { name: /^XL(:|$)/ }).click();
    await detail.locator(".option-name", { hasText: /SizeXL/ }).waitFor();
    const { stock } = allProducts.find(({ id }) => id === "TF-1001").variants.find(({ colour, size }) => colour === "Ember red" && size === "XL");
    assert.match(await detail.locator(".stock").innerText(), stock === 0 ? /Sold out/ : stock <= 5 ? new RegExp(`Only ${stock} left`) : /In stock/);
    await check(shopper.panel, "a detail with a choice");
  },
  async "the arrow keys choose in a group of variants, and Tab goes on to the next"(world) {
    const [shopper, detail] = await detailOf(world, "TF-1001");
    const focused = () => shopper.panel.evaluate(() => document.activeElement?.closest("[role=radiogroup]")?.ariaLabel ?? document.activeElement?.className);
    const colours = detail.getByRole("radiogroup").first();
    await colours.locator('[aria-checked="true"]').focus();
    const before = await colours.locator('[aria-checked="true"]').getAttribute("aria-label");
    await shopper.page.keyboard.press("ArrowRight");
    await shopper.until((was) => document.activeElement?.ariaChecked === "true" && document.activeElement.ariaLabel !== was, before);
    await shopper.page.keyboard.press("ArrowLeft");
    await shopper.until((was) => document.activeElement?.ariaLabel === was, before);
    const first = await focused();
    await shopper.page.keyboard.press("Tab");
    assert.notEqual(await focused(), first);
    assert.equal(await focused(), await detail.getByRole("radiogroup").nth(1).getAttribute("aria-label"));
  },
  async "a combination that is sold out says so, and offers what is there instead"(world) {
    const { id, gone, there } = withSoldOut();
    const [shopper, detail] = await detailOf(world, id);
    await detail.getByRole("radio", { name: new RegExp(`^${gone.colour}`) }).click();
    const size = detail.getByRole("radio", { name: `${gone.size}: sold out` });
    await size.waitFor();
    await size.click();
    await detail.locator(".stock", { hasText: "Sold out" }).waitFor();
    await detail.locator(".instead", { hasText: `${gone.colour}, ${gone.size} is sold out.` }).waitFor();
    await check(shopper.panel, "sold out");
    await detail.locator(".instead .chip", { hasText: `${there.colour}, ${there.size}` }).click();
    await detail.locator(".instead").waitFor({ state: "detached" });
    assert.doesNotMatch(await detail.locator(".stock").innerText(), /Sold out/);
  },
  async "a card that has no room for all sizes opens the product with all of them, and Escape goes back"(world) {
    const shopper = await opened(world);
    const turn = await shopper.ask("jackets");
    const more = turn.locator(".more-values").first();
    await more.click();
    const sheet = shopper.panel.locator(".sheet.product");
    await sheet.waitFor();
    assert.ok((await sheet.getByRole("radio").count()) > 5);
    await check(shopper.panel, "a product over the conversation");
    const price = await sheet.locator(".price b").innerText();
    await sheet.getByRole("radio").last().click();
    assert.match(await sheet.locator(".price b").innerText(), /€/, price);
    await shopper.page.keyboard.press("Escape");
    await sheet.waitFor({ state: "detached" });
    assert.equal(await more.evaluate((button) => button === document.activeElement), true);
  },
  async "a picture opens large, is looked at closely by keys and mouse, and Escape gives the focus back"(world) {
    const shopper = await opened(world);
    const turn = await shopper.ask("headlamps");
    const picture = turn.getByRole("button", { name: "Enlarge the picture: Glimt Firefly Headlamp" });
    await picture.focus();
    await shopper.page.keyboard.press("Enter");
    const viewer = shopper.panel.locator(".viewer");
    await viewer.waitFor();
    assert.match(await viewer.locator(".stage img").getAttribute("alt"), /Firefly Headlamp, /);
    await check(shopper.panel, "a picture");
    const width = () => viewer.locator(".stage").evaluate((stage) => stage.scrollWidth / stage.clientWidth);
    await shopper.page.keyboard.press("+");
    assert.ok((await width()) > 1.4);
    await shopper.page.keyboard.press("0");
    assert.equal(await width(), 1);
    await viewer.locator(".stage").click();
    assert.ok((await width()) > 2);
    await viewer.getByRole("button", { name: "Zoom in" }).click();
    assert.equal(await width(), 1);
    await viewer.getByRole("radio", { name: /^Ember red/ }).click();
    await viewer.locator('.stage img[alt*="Ember red"]').waitFor();
    await shopper.page.keyboard.press("Escape");
    await viewer.waitFor({ state: "detached" });
    assert.equal(await picture.evaluate((button) => button === document.activeElement), true);
  },
  async "two fingers on a picture bring it nearer"(world) {
    const shopper = await opened(world, "/", { viewport: kPhone, isMobile: true, hasTouch: true });
    const turn = await shopper.ask("headlamps");
    await turn.locator("button.picture").first().tap();
    const stage = shopper.panel.locator(".stage");
    await stage.waitFor();
    await stage.evaluate((target) => {
      const touches = (...ys) => ys.map((clientY, identifier) => new Touch({ identifier, target, clientX: 190, clientY }));
      const send = (type, ...ys) => target.dispatchEvent(new TouchEvent(type, { touches: touches(...ys), bubbles: true, cancelable: true }));
      send("touchstart", 380, 420);
      send("touchmove", 340, 460);
    });
    assert.ok((await stage.evaluate((each) => each.scrollWidth / each.clientWidth)) > 2.5);
  },
  async "a picture opened from a product closes to the product"(world) {
    const shopper = await opened(world);
    const turn = await shopper.ask("jackets");
    await turn.locator(".more-values").first().click();
    await shopper.panel.locator(".sheet .picture").click();
    await shopper.panel.locator(".viewer").waitFor();
    await shopper.page.keyboard.press("Escape");
    await shopper.panel.locator(".sheet.product").waitFor();
    assert.equal(await shopper.panel.evaluate(() => document.activeElement?.className), "picture");
    await shopper.page.keyboard.press("Escape");
    await shopper.panel.locator(".sheet").waitFor({ state: "detached" });
  },
  async "a wide panel shows cards in a grid"(world) {
    const shopper = await world.shopper({ viewport: { width: 900, height: 800 } });
    shopper.page = await shopper.context.newPage();
    await shopper.page.goto(`${world.place.chat.url}/widget/panel.html?site=tarnfell`);
    shopper.panel = shopper.page.mainFrame();
    await shopper.panel.waitForSelector(".welcome");
    const turn = await shopper.ask("jackets");
    const [first, last] = await turn.locator(".card").evaluateAll((cards) => [cards[0], cards.at(-1)].map((card) => card.getBoundingClientRect().toJSON()));
    assert.ok(last.top > first.bottom, "the last card stands in another row");
    assert.ok(last.right <= 900);
    await check(shopper.panel, "a grid of cards");
  },
};
