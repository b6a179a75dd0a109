// What the page can do once the panel is whole: fetched after a shopper can type, with the core's second half.

import { makePreviews } from "./previews.js";
import { moveByArrows } from "./radios.js";
import { download, fileName, plainText, transcript } from "./transcript.js";
import { makeViewer } from "./viewer.js";

const kTickMs = 5000;
const kCartMs = 1000;
const kPageAnswersMs = 25_000;
const kCopiedMs = 2500;
const kQuestionTickMs = 10_000;
const kTellAgainMs = 3000;

/**
 * @param {{
 *   report: (event: any) => void,
 *   submit: (text: string, draft: string, form: object) => void,
 *   tick: () => void,
 *   tell: (message: object) => void,
 *   panel: HTMLElement, field: HTMLElement,
 *   find: (selector: string) => HTMLElement,
 *   shop: () => string,
 *   forms: import("./transcript.js").Forms,
 *   transport: import("./transport.js").Transport,
 *   isOpen: () => boolean,
 *   capsule: Parameters<typeof makePreviews>[0],
 * }} world `shop` is the origin of the shop's page, "" when there is none
 */
export function makeLater({ report, submit, tick, tell, panel, field, find, shop, forms, transport, isOpen, capsule }) {
  const viewer = makeViewer();
  const previews = makePreviews(capsule);
  let ticking = 0;
  let copying = 0;
  /** @type {HTMLElement | null} */
  let opener = null;
  /** @type {HTMLElement | null} */
  let shown = null;

  const opened = () => isOpen() && previews.start();

  /** What lies over the conversation holds the focus until it goes. */
  function drawn() {
    opened();
    previews.wonder();
    const sheet = /** @type {HTMLElement | null} */ (find("#overlay").firstElementChild);
    if (sheet === shown) return;
    const before = shown;
    shown = sheet;
    clearInterval(ticking);
    if (sheet?.matches(".citation")) ticking = setInterval(tick, kTickMs); // Its age stays true.
    if (!sheet) {
      panel.inert = false;
      return (opener?.isConnected ? opener : field).focus();
    }
    if (!before) opener = /** @type {HTMLElement} */ (document.activeElement);
    panel.inert = true;
    const back = before?.matches(".viewer") && sheet.querySelector("button.picture");
    const first = /** @type {HTMLElement} */ (back || sheet.querySelector("button.close"));
    first.focus();
  }

  /**
   * The question what was wrong goes, and the focus returns to where it came from.
   * @param {Element} element in the question @param {(string | undefined)[]} [reason] parts of the answer
   */
  function endWhy(element, reason = []) {
    const form = /** @type {HTMLElement} */ (element.closest(".why"));
    const asker = /** @type {HTMLElement} */ (form.previousElementSibling?.querySelector(".down"));
    report({ type: "reason_given", turn: form.dataset.turn, reason: reason.filter(Boolean).join(": ") });
    asker.focus();
  }

  /** @type {Record<string, (element: HTMLElement) => void>} */
  const wishes = {
    earlier_clicked(element) {
      const place = /** @type {HTMLElement} */ (element.nextElementSibling);
      const moves = element === document.activeElement;
      report({ type: "earlier_clicked" });
      if (!moves) return;
      place.tabIndex = -1; // The shopper goes on from where they were.
      place.focus({ preventScroll: true });
    },
    feedback_clicked({ dataset: { turn, verdict } }) {
      report({ type: "feedback_clicked", turn, verdict });
      document.querySelector(".why")?.scrollIntoView({ block: "nearest" });
    },
    reason_given: (element) => endWhy(element, [element.dataset.reason, element.closest("form")?.querySelector("input")?.value]),
    reason_skipped: (element) => endWhy(element),
    citation_opened({ dataset: { turn, receipt } }) {
      tick();
      report({ type: "citation_opened", turn, receipt });
    },
    zoom_clicked: () => viewer.toggle(),
    cart_wished: ({ dataset: { wish, turn, product, variant, quantity = "0" } }) =>
      report({ type: "cart_wished", wish, turn, product, variant, quantity: Number(quantity) }),
  };

  /** What the core asks for once it is whole. @type {Record<string, (effect: any) => unknown>} */
  const effects = {
    change_cart({ turn, steps }) {
      tell({ type: "cart", turn, steps });
      patience = setTimeout(() => takeCart({ outcome: "unavailable", turn, steps }), kPageAnswersMs);
    },
    async copy_answer({ turn, answer }) {
      try {
        await navigator.clipboard.writeText(plainText(answer, forms));
      } catch {
        return report({ type: "noticed", label: "request_failed" });
      }
      report({ type: "answer_copied", turn });
      clearTimeout(copying);
      copying = setTimeout(() => report({ type: "answer_copied", turn: "" }), kCopiedMs);
    },
    save_transcript({ spoken }) {
      const shop = document.title;
      download(transcript(spoken, shop, forms), fileName(shop, new Date()));
    },
  };

  // A question that has been open for too long says so by itself.
  setInterval(() => document.querySelector(".decide") && tick(), kQuestionTickMs);

  document.addEventListener(
    "keydown",
    (event) => {
      const element = /** @type {HTMLElement} */ (event.target);
      if (event.key === "Escape" && !panel.inert && element.closest(".why")) {
        event.preventDefault();
        endWhy(element);
      } else if (event.key === "Escape" && !panel.inert && document.querySelector(".editing") && !document.querySelector(".suggest")) {
        event.preventDefault();
        report({ type: "edit_cancelled" });
      } else if (element.getAttribute("role") === "radio") moveByArrows(element, event);
      else viewer.key(event);
    },
    true,
  );

  opened();

  /** @type {{session: object, told: object}[]} */
  const untold = [];
  let again = 0;
  let telling = false;
  let readAt = -kCartMs;
  let patience = 0;

  /** The page tells, and what came of a click goes to the log. @param {any} told */
  async function takeCart({ cart, outcome, turn, steps }) {
    report({ type: "cart_told", cart, outcome });
    if (!outcome) return;
    clearTimeout(patience);
    if (!transport.session) return;
    untold.push({ session: transport.session, told: { turn: turn ?? "", steps, outcome, cart } });
    await tellCart();
  }

  /** What came of clicks, in their order; what does not get through is told again. */
  async function tellCart() {
    if (telling) return;
    telling = true;
    clearTimeout(again);
    for (; untold.length; untold.shift()) {
      if (untold[0].session !== transport.session) continue; // Of a conversation that is no longer open.
      try {
        await transport.tell("cart", untold[0].told);
        report({ type: "resumed" });
      } catch (error) {
        if (!["unreachable", "too_many"].includes(/** @type {any} */ (error).code)) continue; // Never wanted.
        again = setTimeout(tellCart, kTellAgainMs);
        break;
      }
    }
    telling = false;
  }

  return {
    /** Asks the shop's page what is in the cart, though not again and again. */
    readCart() {
      if (performance.now() - readAt < kCartMs) return;
      readAt = performance.now();
      tell({ type: "cart" });
    },
    takeCart,
    /** A form about an order becomes a message that says so, with what was filled in. @param {HTMLFormElement} form */
    fill(form) {
      const data = new FormData(form);
      const { form: kind = "", order = "" } = form.dataset;
      if (kind === "change_address") {
        return submit(forms.format(["label", "address_said", order]), "keep", { [kind]: { order, address: Object.fromEntries(data) } });
      }
      const items = data.getAll("item").map((variant) => ({ variant, count: Number(data.get(`count:${variant}`) ?? 1) }));
      if (items.length === 0) return report({ type: "noticed", label: "return_nothing" });
      submit(forms.format(["label", "return_said", order]), "keep", { [kind]: { order, items, reason: data.get("reason"), refund_to: data.get("refund_to") } });
    },
    wishes,
    effects,
    drawn,
    opened,
    suggest: previews.suggest,
    /** Pages of the shop open in the shop's own window. @param {HTMLAnchorElement} link @param {MouseEvent} event */
    followLink(link, event) {
      if (!shop() || new URL(link.href).origin !== shop() || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      tell({ type: "navigate", url: link.href });
    },
  };
}
