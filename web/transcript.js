// What was said, as plain text: an answer for the clipboard, or the whole conversation for a file.

/**
 * @typedef {{who: string, at_ms: number, text?: string,
 *            products?: {title: string, url: string, price: {amount: number, currency: string}}[],
 *            sources?: {title: string, url?: string}[]}} Spoken  see shared/view/transcript.h
 * @typedef {{format: (value: any[]) => string, base: () => string}} Forms  `base` is where relative addresses start
 */

/** @param {Spoken} spoken @param {Forms} forms */
export function plainText({ text = "", products = [], sources = [] }, { format, base }) {
  const address = (/** @type {string | undefined} */ url) => (url ? new URL(url, base()).href : "");
  const goods = products.map(({ title, url, price }) => `- ${title}, ${format(["money", String(price.amount), price.currency])}\n  ${address(url)}`);
  const cited = sources.map(({ title, url }, index) => `[${index + 1}] ${title}\n    ${address(url)}`);
  return [text, goods.join("\n"), cited.join("\n")].filter(Boolean).join("\n\n");
}

/** @param {Spoken[]} spoken @param {string} shop @param {Forms} forms */
export function transcript(spoken, shop, forms) {
  const { format } = forms;
  let day = "";
  const parts = [format(["label", "transcript", shop])];
  for (const each of spoken) {
    const now = format(["date", String(each.at_ms)]);
    if (now !== day) parts.push(`— ${(day = now)} —`);
    parts.push(`${format(["clock", String(each.at_ms)])} ${format(["label", each.who])}\n${plainText(each, forms)}`);
  }
  return `${parts.join("\n\n")}\n`;
}

/** "tarnfell-2026-11-24.txt" @param {string} shop @param {Date} date */
export function fileName(shop, date) {
  const two = (/** @type {number} */ part) => String(part).padStart(2, "0");
  const name = shop.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "");
  return `${name || "shop"}-${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}.txt`;
}

/** @param {string} text @param {string} name */
export function download(text, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(["\ufeff", text], { type: "text/plain;charset=utf-8" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
