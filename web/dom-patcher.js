// Carries out the core's patches (shared/view/patch.h) and knows nothing of shopping.
//
// Text becomes text nodes, never markup. Addresses are resolved against the shop's page, and only
// schemes that can't run code are kept.

const schemes = new Set(["http:", "https:", "mailto:", "tel:"]);

export class DomPatcher {
  /**
   * @param {Element[]} regions in the order of the core's regions
   * @param {(value: any[]) => string} format makes text of what isn't plain
   */
  constructor(regions, format) {
    /** @type {Map<number, Node>} */
    this.nodes = new Map(regions.map((element, index) => [index + 1, element]));
    /** @type {WeakMap<Node, number>} */
    this.ids = new WeakMap();
    this.format = format;
    /** Relative addresses start here. */
    this.base = location.href;
  }

  /** @param {any[][]} patches */
  apply(patches) {
    for (const [name, id, ...rest] of patches) {
      const node = /** @type {any} */ (this.nodes.get(id));
      if (name === "append") node.appendData(rest[0]);
      else if (name === "text") node.data = this.text(rest[0]);
      else if (name === "insert") this.insert(node, rest);
      else if (name === "set") this.set(node, rest[0], rest[1]);
      else if (name === "unset") node.removeAttribute(rest[0]);
      else if (name === "remove") {
        this.forget(node);
        node.remove();
      }
    }
  }

  /** @param {Element} parent @param {any[]} patch */
  insert(parent, [before, first, description]) {
    this.next = first;
    parent.insertBefore(this.make(description), before ? /** @type {Node} */ (this.nodes.get(before)) : null);
  }

  /** @param {any} description @returns {Node} */
  make(description) {
    const id = /** @type {number} */ (this.next++);
    let node;
    if (typeof description === "string" || typeof description[1] === "string") {
      node = document.createTextNode(this.text(description));
    } else {
      const [tag, attributes, children] = description;
      node = document.createElement(tag);
      for (const name in attributes) this.set(node, name, attributes[name]);
      for (const child of children) node.append(this.make(child));
    }
    this.nodes.set(id, node);
    this.ids.set(node, id);
    return node;
  }

  /** @param {Node} node */
  forget(node) {
    this.nodes.delete(/** @type {number} */ (this.ids.get(node)));
    for (const child of node.childNodes) this.forget(child);
  }

  /** @param {Element} element @param {string} name @param {any} value */
  set(element, name, value) {
    const text = this.text(value);
    if (name !== "href" && name !== "src") return element.setAttribute(name, text);
    const url = URL.canParse?.(text, this.base) === false ? null : new URL(text, this.base);
    if (!url || !schemes.has(url.protocol)) return;
    element.setAttribute(name, url.href);
    if (name === "href") {
      element.setAttribute("target", "_blank");
      element.setAttribute("rel", "noopener");
    }
  }

  /** @param {string | any[]} value */
  text(value) {
    return typeof value === "string" ? value : this.format(value);
  }
}
