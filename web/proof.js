// Forms that prove an order to be the shopper's: by its number with an e-mail address or postcode, then by a
// mailed code. What is typed goes to the server alone; it is in no message and is kept nowhere.

/**
 * @param {{
 *   transport: import("./transport.js").Transport,
 *   codeOf: (error: unknown) => string,
 *   goOn: (order: string) => void,
 *   startAnew: () => void,
 *   notice: (label: string) => void,
 *   hear: () => void,
 * }} world `goOn` carries the conversation on with the order that was proven; `hear` reads what is new in the log
 */
export function makeProof({ transport, codeOf, goOn, startAnew, notice, hear }) {
  const told = ["identity_refused", "too_many", "other_shopper", "no_address"];

  /** @param {object} proof @param {string} route */
  async function tell(proof, route = "identity") {
    try {
      await transport.tell(route, proof);
      return true;
    } catch (error) {
      if (codeOf(error) === "other_shopper") startAnew();
      notice(told.includes(codeOf(error)) ? codeOf(error) : "request_failed");
      return false;
    }
  }

  return {
    /** @param {HTMLFormElement} form with an order in its data when a code is asked for */
    async prove(form) {
      const typed = Object.fromEntries(new FormData(form));
      const contact = String(typed.contact ?? "").trim();
      if (form.dataset.do === "handoff") return void ((await tell({ contact }, "handoff")) && hear());
      const order = String(form.dataset.order ?? typed.order).trim();
      const claim = { order, [contact.includes("@") ? "email" : "postcode"]: contact };
      if (await tell(form.dataset.order ? { code: typed.code } : claim)) goOn(order);
    },
    /** @param {string} order to whose address it goes */
    async sendCode(order) {
      if (await tell({ send_code: order })) notice("code_sent");
    },
  };
}
