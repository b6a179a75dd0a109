// The demo shop's pages as HTML text. Each has one script tag of Aisle's and nothing else of it.
import { allProducts, catalog, imageOf } from "./catalog.mjs";
import { shades } from "./draw/colours.mjs";

const escapes = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const text = (value) => String(value).replace(/[&<>"]/g, (char) => escapes[char]);
const money = (amount) => `€${amount.toFixed(2)}`;
const stars = ([value, count]) =>
  `<span class="stars" style="--share:${value * 20}%" role="img" aria-label="${value} of 5 stars"></span><span class="count">${count}</span>`;

const logo = `<svg viewBox="0 0 40 32" aria-hidden="true"><path d="M2 28L15 6l7 11 4-6 12 17z" fill="currentColor"/><path d="M15 6l4.5 7-3 2.5-2.5-2-3.5 2z" fill="#f7f4ee"/></svg>`;

function layout({ title, body, policies, script, head = "", current = "" }) {
  const nav = catalog
    .map((c) => `<a href="/categories/${c.slug}.html"${c.slug === current ? ' aria-current="page"' : ""}>${text(c.name)}</a>`)
    .join("");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(title)} · Tarnfell</title>
<link rel="icon" href="/images/icon.svg">
<link rel="stylesheet" href="/shop.css">
${head}<script src="/shop.js" defer></script>
${script}
</head>
<body>
<a class="skip" href="#main">Skip to content</a>
<aside class="ribbon" aria-label="What we promise">Free delivery from €75 · 60 days to return · Repairs for everything we sell</aside>
<header class="top"><a class="logo" href="/">${logo}<span>Tarnfell</span></a><nav aria-label="Categories">${nav}</nav>
<a class="account-link" href="/account.html" data-account>Sign in</a><a class="cart-link" href="/cart.html">Cart <span data-cart-count>0</span></a></header>
<main id="main">${body}</main>
<footer><div><strong>Tarnfell Outdoor</strong><p>Seestrasse 12, Immenstadt. A demo shop: nothing here can be bought.</p></div>
<nav aria-label="Service">${policies.map((p) => `<a href="${p.url}">${text(p.title)}</a>`).join("")}</nav></footer>
</body>
</html>
`;
}

function card(product) {
  const sold = product.variants.every((variant) => variant.stock === 0);
  return `<li class="card"><a href="/products/${product.id}.html"><img src="${imageOf(product, product.colours[0])}" alt="" loading="lazy" width="400" height="400">
<span class="brand">${text(product.brand)}</span><span class="name">${text(product.title)}</span>
<span class="price">${product.was ? `<s>${money(product.was)}</s> <b>${money(product.price)}</b>` : money(product.price)}</span>
<span class="rating">${stars(product.rating)}</span>${product.was ? '<span class="badge">Reduced</span>' : ""}${sold ? '<span class="badge">Sold out</span>' : ""}</a></li>`;
}

const grid = (products) => `<ul class="grid">${products.map(card).join("")}</ul>`;

const scene = `<svg class="scene" viewBox="0 0 1200 420" preserveAspectRatio="xMidYMax slice" aria-hidden="true">
<defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#f3d9b1"/><stop offset="1" stop-color="#f7efe0"/></linearGradient></defs>
<rect width="1200" height="420" fill="url(#sky)"/><circle cx="880" cy="130" r="54" fill="#f6b95d" opacity=".8"/>
<path d="M0 300L180 150l120 90 160-150 190 170 140-100 180 130 230-120v250H0z" fill="#a9b3a0"/>
<path d="M0 340l220-110 160 80 180-120 210 140 190-80 240 100v90H0z" fill="#7c8a70"/>
<path d="M0 380c200-60 380-30 560-10s420-50 640-20v90H0z" fill="#4c5a42"/>
<path d="M320 372l46-62 50 60z" fill="#c8682f"/><path d="M366 310l50 60h-30z" fill="#9d4f22"/><path d="M366 316l-13 55h28z" fill="#4b2a16"/>
${[40, 90, 150, 760, 820, 1010, 1090, 1150].map((x, i) => `<path d="M${x} ${374 - (i % 3) * 6}l18-${58 + (i % 3) * 14} 18 ${58 + (i % 3) * 14}z" fill="#35422f"/>`).join("")}</svg>`;

export function homePage(site) {
  const reduced = allProducts.filter((p) => p.was).slice(0, 10);
  const best = [...allProducts].sort((a, b) => b.rating[0] - a.rating[0] || b.rating[1] - a.rating[1]).slice(0, 10);
  const tiles = catalog
    .map((c) => `<li><a href="/categories/${c.slug}.html"><img src="${imageOf(c.products[0], c.products[0].colours[0])}" alt="" width="400" height="400"><span>${text(c.name)}</span></a></li>`)
    .join("");
  return layout({
    ...site, title: "Outdoor gear that lasts",
    body: `<section class="hero">${scene}<div><h1>Gear that lasts longer than the weather.</h1><p>Made to be used, repaired and handed on.</p><a class="button" href="/categories/jackets.html">See the jackets</a></div></section>
<section><h2>Where to?</h2><ul class="tiles">${tiles}</ul></section>
<section><h2>Reduced now</h2>${grid(reduced)}</section><section><h2>Best rated</h2>${grid(best)}</section>`,
  });
}

export function categoryPage(site, category) {
  return layout({
    ...site, title: category.name, current: category.slug,
    body: `<nav class="crumbs" aria-label="Path"><a href="/">Home</a> / ${text(category.name)}</nav><h1>${text(category.name)}</h1><p class="intro">${text(category.intro)}</p>${grid(category.products)}`,
  });
}

// What search engines, and the assistant, read of a product's page.
function structured(site, product) {
  const data = {
    "@context": "https://schema.org", "@type": "Product", productID: product.id, sku: product.id, name: product.title,
    brand: { "@type": "Brand", name: product.brand }, image: site.origin + imageOf(product, product.colours[0]),
    offers: { "@type": "Offer", price: product.price.toFixed(2), priceCurrency: "EUR" },
    aggregateRating: { "@type": "AggregateRating", ratingValue: product.rating[0], reviewCount: product.rating[1] },
  };
  return `<script type="application/ld+json">${JSON.stringify(data).replaceAll("<", "\\u003c")}</script>\n`;
}

export function productPage(site, product) {
  const swatches = product.colours
    .map((colour, i) => `<label style="--swatch:${shades(colour).main}"><input type="radio" name="colour" value="${text(colour)}" data-image="${imageOf(product, colour)}"${i ? "" : " checked"}><span>${text(colour)}</span></label>`)
    .join("");
  const sizes = product.sizes.map((size) => `<label><input type="radio" name="size" value="${text(size)}"><span>${text(size)}</span></label>`).join("");
  const rows = Object.entries(product.details).map(([name, value]) => `<tr><th scope="row">${text(name)}</th><td>${text(value)}</td></tr>`).join("");
  const variants = JSON.stringify(product.variants).replaceAll("<", "\\u003c");
  const alike = product.category.products.filter((other) => other !== product).slice(0, 4);
  return layout({
    ...site, title: product.title, current: product.category.slug, head: structured(site, product),
    body: `<nav class="crumbs" aria-label="Path"><a href="/">Home</a> / <a href="/categories/${product.category.slug}.html">${text(product.category.name)}</a> / ${text(product.title)}</nav>
<article class="product" data-product="${product.id}" data-title="${text(product.title)}"><img class="large" src="${imageOf(product, product.colours[0])}" alt="${text(product.title)}" width="400" height="400">
<form><p class="brand">${text(product.brand)}</p><h1>${text(product.title)}</h1><p class="rating">${stars(product.rating)} ratings</p>
<p class="price">${product.was ? `<s>${money(product.was)}</s> ` : ""}<b data-price>${money(product.price)}</b></p>
${swatches ? `<fieldset class="swatches"><legend>Colour</legend>${swatches}</fieldset>` : ""}${sizes ? `<fieldset class="sizes"><legend>Size</legend>${sizes}</fieldset>` : ""}
<p class="stock" data-stock role="status"></p><button class="button">Add to cart</button>
${product.text.split("\n\n").map((part) => `<p>${text(part)}</p>`).join("")}<table>${rows}</table></form>
<script type="application/json" data-variants>${variants}</script></article>
<section><h2>More like this</h2>${grid(alike)}</section>`,
  });
}

export function cartPage(site) {
  return layout({ ...site, title: "Your cart", body: `<h1>Your cart</h1><div data-cart-page></div>` });
}

export function accountPage(site, people) {
  const option = ([name], index) => `<option value="c-${1001 + index}">${text(name)}</option>`;
  return layout({
    ...site, title: "Your account",
    body: `<h1>Your account</h1><p class="intro">This is a demo: choose who you are, no password needed. The assistant then knows your orders.</p>
<form class="account" data-account-form><label>Customer <select name="customer">${people.map(option).join("")}</select></label>
<button>Sign in</button><button type="button" data-sign-out>Sign out</button></form><p data-account-note role="status"></p>`,
  });
}

export function policyPage(site, policy) {
  const part = (passage) => `<section id="${passage.id}"><h2>${text(passage.heading)}</h2>${passage.text.split("\n\n").map((p) => `<p>${text(p)}</p>`).join("")}</section>`;
  return layout({
    ...site, title: policy.title,
    body: `<article class="policy"><h1>${text(policy.title)}</h1><p class="intro">Last changed on ${policy.updated}</p>${policy.passages.map(part).join("")}</article>`,
  });
}

export function missingPage(site) {
  return layout({ ...site, title: "Not found", body: `<h1>This path leads nowhere</h1><p class="intro">The page is not here. <a href="/">Back to the start</a></p>` });
}
