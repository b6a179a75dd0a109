// What the shop's page shows of answers that came while the panel was closed.

import styles from "./styles/unread.css";

/** @type {HTMLElement | undefined} */
let badge;
/** @type {HTMLElement | undefined} */
let teaser;

/** @param {string} tag @param {string} name @param {Node} parent */
const add = (tag, name, parent) => {
  const element = parent.appendChild(document.createElement(tag));
  element.className = name;
  return element;
};

/**
 * @param {HTMLElement} button the launcher
 * @param {number} count
 * @param {{text: string, label: string, close: string} | undefined} tease the answer's beginning, and what is said around it
 * @param {() => void} open opens the panel
 */
export function showUnread(button, count, tease, open) {
  const root = /** @type {ShadowRoot} */ (button.getRootNode());
  if (badge?.getRootNode() !== root) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  }
  badge?.remove();
  teaser?.remove();
  button.removeAttribute("aria-description");
  if (!count || !tease) return;
  badge = add("span", "count", button);
  badge.textContent = String(count);
  badge.ariaHidden = "true";
  button.setAttribute("aria-description", tease.label);
  if (!tease.text) return;
  teaser = add("div", "teaser", root);
  teaser.role = "status";
  const read = add("button", "read", teaser);
  const text = add("span", "", read);
  text.dir = "auto";
  text.textContent = tease.text;
  read.onclick = open;
  const away = add("button", "away", teaser);
  away.ariaLabel = tease.close;
  away.onclick = () => {
    teaser?.remove();
    button.focus();
  };
}
