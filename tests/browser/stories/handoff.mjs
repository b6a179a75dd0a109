// A person takes over: the team is mailed, and the shopper sees that it has the request.
import assert from "node:assert/strict";

/** The last mail to the team that the server printed. */
async function teamMail(shopper) {
  for (let tries = 0; tries < 100; ++tries) {
    const mails = [...shopper.place.chat.log.matchAll(/"event":"mail_printed".*/g)].map(([line]) => line).filter((line) => line.includes("team@tarnfell.example"));
    if (mails.length) return mails;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("no mail was printed");
}

const opened = async (world, options = {}) => (await (await world.shopper({ place: await world.ownPlace(), ...options })).visit()).open();

/** Asks for a person and fills in the form. */
async function ask(shopper, contact = "ada@example.org") {
  const turn = await shopper.ask("I want to talk to a human");
  await turn.locator(".proof [name=contact]").fill(contact);
  await turn.locator(".proof .primary").click();
  return turn;
}

export const handoff = {
  async "who asks for a person leaves an address, and the team gets it with the conversation"(world) {
    const shopper = await opened(world);
    await shopper.ask("my tent leaks");
    const turn = await ask(shopper);
    assert.match(await turn.locator(".prose").innerText(), /9:00 to 18:00/);
    await shopper.panel.locator(".banner.waiting", { hasText: "Your request is with the team" }).waitFor();
    assert.equal(await turn.locator(".proof").count(), 0);
    const [mail] = await teamMail(shopper);
    for (const part of ["ada@example.org", "my tent leaks"]) assert.ok(mail.includes(part), part);
  },
  async "the waiting is still there after a reload, and asking again mails nobody"(world) {
    const shopper = await opened(world);
    await ask(shopper);
    await teamMail(shopper);
    await shopper.page.reload();
    shopper.panel = await shopper.panelOf();
    await shopper.panel.waitForSelector(".banner.waiting");
    const again = await shopper.ask("I want to talk to a human");
    assert.match(await again.locator(".prose").innerText(), /request is noted/);
    assert.equal(await again.locator(".proof").count(), 0);
    assert.equal((await teamMail(shopper)).length, 1);
  },
  async "what is no address is said in plain words, and nothing is sent"(world) {
    const shopper = await opened(world);
    shopper.allowed.push(/422.*handoff/);
    await ask(shopper, "ada@");
    const field = shopper.panel.locator(".proof [name=contact]");
    const told = (await field.evaluate((input) => input.validationMessage)) || (await shopper.panel.locator(".notice").innerText());
    assert.ok(told.length > 0);
    assert.equal(await shopper.panel.locator(".banner.waiting").count(), 0);
  },
};
