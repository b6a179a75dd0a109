// What the shop's page says of itself: address, title, and the product when it shows one.

/** @param {any} data JSON-LD @returns {string} the product's own number, or "" */
function productIn(data) {
  if (Array.isArray(data)) return data.map(productIn).find(Boolean) ?? "";
  if (!data || typeof data !== "object") return "";
  if ([data["@type"]].flat().some((type) => type === "Product" || type === "ProductGroup")) {
    return String(data.productID ?? data.productGroupID ?? data.sku ?? "");
  }
  return productIn(data["@graph"] ?? data.mainEntity ?? "");
}

/** @param {HTMLElement} script ours, which may name the product in data-product */
export function readPage(script) {
  const meta = document.querySelector('meta[property="product:retailer_item_id"]');
  let product = script.dataset.product ?? meta?.getAttribute("content") ?? "";
  for (const data of document.querySelectorAll('script[type="application/ld+json"]')) {
    if (product) break;
    try {
      product = productIn(JSON.parse(data.textContent ?? ""));
    } catch {
      // Not ours to mend.
    }
  }
  return { url: location.pathname + location.search, title: document.title, product };
}
