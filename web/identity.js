// Who the shopper is: fetches a signed token from the shop's page and hands it to the server.
//
// The page is asked when it says that somebody is logged in, when a conversation begins, and once more
// when a token was refused, as one that has expired is. A token is kept nowhere, here neither.

const kPatienceMs = 5000; // A page that does not answer holds no message up for longer.
const kTries = 2;

/**
 * @param {{
 *   transport: import("./transport.js").Transport,
 *   tell: (message: object) => void,
 *   startAnew: () => void,
 *   fail: (code: string) => void,
 *   codeOf: (error: unknown) => string,
 * }} world
 */
export function makeIdentity({ transport, tell, startAnew, fail, codeOf }) {
  let given = false;
  let proving = Promise.resolve();
  /** @type {((token: string) => void)[]} */
  let waiting = [];

  /** @returns {Promise<string>} "" when the page has none */
  const ask = () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      tell({ type: "identify" });
    });

  async function prove() {
    let code = "";
    for (let tries = 0, last = ""; tries < kTries; ++tries) {
      const token = await ask();
      if (!token || token === last) break;
      last = token;
      try {
        return await transport.identify(token);
      } catch (error) {
        code = codeOf(error);
      }
      if (code !== "identity_refused") break;
    }
    if (code === "other_shopper") startAnew();
    else fail(code || "identity_refused");
  }

  const patiently = () => Promise.race([proving, new Promise((resolve) => setTimeout(resolve, kPatienceMs))]);

  return {
    /** The page says whether somebody is logged in. @param {{given: boolean}} said */
    identify(said) {
      given = said.given;
      if (given && transport.session) proving = prove();
      else if (!given && transport.session?.proven) startAnew();
    },
    /** @param {{token: string}} answer the page's */
    take({ token }) {
      for (const resolve of waiting.splice(0)) resolve(String(token));
    },
    /** Waits for a proof that is under way. */
    settled: patiently,
    /** A conversation has begun. */
    begun() {
      if (given) proving = prove();
      return patiently();
    },
  };
}
