// The demo shop's own script: variant choice and the cart. It knows nothing of the assistant.
const key = "tarnfell-cart";
const euro = (amount) => `€${amount.toFixed(2)}`;
const $ = (selector, from = document) => from.querySelector(selector);

function read() {
  try {
    return JSON.parse(localStorage.getItem(key)) ?? [];
  } catch {
    return [];
  }
}

function save(lines) {
  localStorage.setItem(key, JSON.stringify(lines));
  count();
}

function count() {
  $("[data-cart-count]").textContent = read().reduce((sum, line) => sum + line.quantity, 0);
}

function productPage(article) {
  const variants = JSON.parse($("[data-variants]", article).textContent);
  const form = $("form", article);
  const stock = $("[data-stock]", article);
  const button = $("button", form);
  const chosen = () => {
    const data = new FormData(form);
    const colour = data.get("colour") ?? "";
    const size = data.get("size");
    return variants.find((v) => v.colour === colour && (v.size === "" || v.size === size));
  };
  const show = () => {
    const image = form.querySelector('input[name="colour"]:checked')?.dataset.image;
    if (image) $(".large", article).src = image;
    const variant = chosen();
    button.disabled = !variant || variant.stock === 0;
    if (!variant) stock.textContent = "Choose a size";
    else {
      $("[data-price]", article).textContent = euro(variant.price);
      stock.textContent = variant.stock === 0 ? "Sold out in this choice" : variant.stock < 4 ? `Only ${variant.stock} left` : "In stock";
    }
  };
  for (const input of form.querySelectorAll('input[name="size"]')) {
    const sold = variants.filter((v) => v.size === input.value).every((v) => v.stock === 0);
    if (sold) input.disabled = true;
  }
  form.addEventListener("change", show);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const variant = chosen();
    if (!variant) return;
    const lines = read();
    const line = lines.find((l) => l.id === variant.id);
    if (line) line.quantity = Math.min(line.quantity + 1, variant.stock);
    else lines.push({ id: variant.id, product: article.dataset.product, title: article.dataset.title, colour: variant.colour, size: variant.size, price: variant.price, stock: variant.stock, image: $(".large", article).getAttribute("src"), quantity: 1 });
    save(lines);
    stock.textContent = "Added to your cart";
  });
  show();
}

function cartLine(line, changed) {
  const row = document.createElement("li");
  const picture = Object.assign(document.createElement("img"), { src: line.image, alt: "", width: 96, height: 96 });
  const name = Object.assign(document.createElement("a"), { href: `/products/${line.product}.html`, textContent: line.title });
  const choice = Object.assign(document.createElement("span"), { className: "choice", textContent: [line.colour, line.size].filter(Boolean).join(", ") });
  const number = Object.assign(document.createElement("input"), { type: "number", min: 0, max: line.stock, value: line.quantity });
  number.setAttribute("aria-label", `Quantity of ${line.title}`);
  number.addEventListener("change", () => changed(Math.max(0, Math.min(line.stock, Number(number.value) || 0))));
  const price = Object.assign(document.createElement("b"), { textContent: euro(line.price * line.quantity) });
  const remove = Object.assign(document.createElement("button"), { textContent: "Remove", className: "plain" });
  remove.addEventListener("click", () => changed(0));
  row.append(picture, name, choice, number, price, remove);
  return row;
}

function cartPage(place) {
  const lines = read();
  if (lines.length === 0) {
    const empty = Object.assign(document.createElement("p"), { className: "intro", textContent: "Nothing in it yet." });
    return place.replaceChildren(empty);
  }
  const list = Object.assign(document.createElement("ul"), { className: "cart" });
  for (const line of lines) {
    list.append(cartLine(line, (quantity) => {
      line.quantity = quantity;
      save(lines.filter((l) => l.quantity > 0));
      cartPage(place);
    }));
  }
  const goods = lines.reduce((sum, line) => sum + line.price * line.quantity, 0);
  const delivery = goods >= 75 ? 0 : 4.95;
  const sum = Object.assign(document.createElement("p"), { className: "sum", textContent: `Delivery ${delivery ? euro(delivery) : "free"} · Total ${euro(goods + delivery)}` });
  const button = Object.assign(document.createElement("button"), { className: "button", textContent: "This is a demo: no checkout", disabled: true });
  place.replaceChildren(list, sum, button);
}

// How the assistant reads and changes this shop's cart: a shop's own pages know how, so they tell.
const whole = () => fetch("/catalog.json").then((answer) => answer.json());
const choiceOf = (line) => [line.colour, line.size].filter(Boolean).join(", ");

async function change({ variant, product, quantity }, adds) {
  const lines = read();
  let line = lines.find((each) => each.id === variant);
  if (!line) {
    const sold = (await whole())[product];
    const piece = sold?.variants.find((each) => each.id === variant);
    if (!piece) return false;
    line = { ...piece, product, title: sold.title, quantity: 0 };
    lines.push(line);
  }
  const wanted = adds ? line.quantity + quantity : quantity;
  const fits = wanted <= line.stock;
  line.quantity = Math.min(wanted, line.stock);
  save(lines.filter((each) => each.quantity > 0));
  if (place) cartPage(place);
  return fits;
}

function lendCart() {
  window.Aisle ||= (...call) => (window.Aisle.q ||= []).push(call);
  window.Aisle("cart", {
    read: () => ({
      url: "/cart.html",
      lines: read().map((line) => ({
        variant: line.id,
        product: line.product,
        title: line.title,
        choice: choiceOf(line),
        quantity: line.quantity,
        price: { amount: Math.round(line.price * 100), currency: "EUR" },
        image: line.image,
      })),
    }),
    add: (step) => change(step, true),
    set: (step) => change(step, false),
  });
}

count();
lendCart();
addEventListener("storage", count);
const article = $("[data-product]");
if (article) productPage(article);
const place = $("[data-cart-page]");
if (place) cartPage(place);

// Who is logged in, as a shop's own pages would know it; and the one call that tells the assistant.
const accountKey = "tarnfell-customer";
const customer = () => JSON.parse(localStorage.getItem(accountKey) ?? "null");

function tellAssistant() {
  window.Aisle ||= (...call) => (window.Aisle.q ||= []).push(call);
  const who = customer();
  const fetchToken = () => fetch(`/aisle-token?customer=${who.id}`).then((answer) => answer.text());
  window.Aisle("identify", who ? fetchToken : null);
}

function accountPage(form) {
  const note = $("[data-account-note]");
  const select = $("select", form);
  const change = (who) => {
    if (who) localStorage.setItem(accountKey, JSON.stringify(who));
    else localStorage.removeItem(accountKey);
    note.textContent = who ? `You are signed in as ${who.name}.` : "You are signed out.";
    showAccount();
    tellAssistant();
  };
  if (customer()) select.value = customer().id;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    change({ id: select.value, name: select.selectedOptions[0].textContent });
  });
  $("[data-sign-out]", form).addEventListener("click", () => change(null));
}

function showAccount() {
  $("[data-account]").textContent = customer()?.name ?? "Sign in";
}

showAccount();
if (customer()) tellAssistant();
if ($("[data-account-form]")) accountPage($("[data-account-form]"));
