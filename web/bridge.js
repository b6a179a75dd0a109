// The panel's end of the bridge to the shop's page.
//
// The loader made the frame with a nonce in its address. Who knows the nonce and is the parent gets
// the channel; from then on only the channel is heard. What comes over it is checked field by field.

/**
 * @param {(message: any, origin: string) => void} onMessage
 * @returns {{tell: (message: object) => void}}
 */
export function connect(onMessage) {
  const nonce = new URLSearchParams(location.hash.slice(1)).get("nonce") ?? "";
  /** @type {MessagePort | null} */
  let port = null;
  /** @type {object[]} */
  let early = [];

  addEventListener("message", function greet(event) {
    if (port || event.source !== parent || !nonce || event.data?.aisle !== nonce || !event.ports[0]) return;
    removeEventListener("message", greet);
    port = event.ports[0];
    port.onmessage = ({ data }) => onMessage(data, event.origin);
    for (const message of early) port.postMessage(message);
    early = [];
  });
  // Says only that the frame is there; the parent checks where it comes from.
  if (parent !== window) parent.postMessage({ aisle: "frame" }, "*");

  return { tell: (message) => (port ? port.postMessage(message) : early.push(message)) };
}

/** What the shop's page says of itself, cut to what the server takes (an id: 200 bytes). @param {any} page */
export function checkedPage(page) {
  const text = (/** @type {unknown} */ value, /** @type {number} */ max) => String(value ?? "").slice(0, max);
  return { url: text(page?.url, 500), title: text(page?.title, 200), product: text(page?.product, 66) };
}
