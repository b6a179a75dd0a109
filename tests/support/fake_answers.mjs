// Canned answers for fake_server.mjs, in the shapes of shared/conversation/event.h.

const colours = ["#3f6b57", "#b4552d", "#39597f", "#8a7340", "#5b4a72", "#2f7b83"];

/** A drawn picture of a product. @param {string} number */
export function picture(number) {
  const colour = colours[Number(number) % colours.length];
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 300"><rect width="300" height="300" fill="#f1f2ee"/>` +
    `<path d="M95 90l35-22h40l35 22 38 62-30 20-14-22v88H101v-88l-14 22-30-20z" fill="${colour}"/>` +
    `<path d="M130 68q20 26 40 0l-8-8h-24z" fill="#0003"/><path d="M150 86v152" stroke="#fff8" stroke-width="3"/></svg>`
  );
}

const titles = [
  "Ridge Shell 3L Waterproof Jacket", "Fernway Light Rain Jacket", "Col Softshell Hooded Jacket",
  "Brook Packable Windproof", "Summit Down Parka", "Tarn Insulated Jacket for Long Winter Walks",
];

/** @param {number} number */
function product(number) {
  const price = 8900 + number * 2550;
  const sizes = ["S", "M", "L", "XL"];
  const shades = ["Moss", "Ember", "Slate"];
  const variants = shades.flatMap((colour, c) =>
    sizes.map((size, s) => ({
      id: `P-${number}-${colour}-${size}`,
      options: [{ name: "Colour", value: colour }, { name: "Size", value: size }],
      price: { amount: price + c * 500, currency: "EUR" },
      ...(number % 3 === 0 && { list_price: { amount: Math.round(price * 1.3), currency: "EUR" } }),
      availability: (c + s + number) % 5 === 4 ? "out_of_stock" : "in_stock",
      stock: (c + s + number) % 5 === 4 ? 0 : (c + s) % 4 === 3 ? 3 : 24,
      image: `/picture/${number + c}`,
    })),
  );
  return {
    id: `P-${number}`, title: titles[number % titles.length], brand: "Fern & Ridge", category: ["Clothing", "Jackets"],
    description: "A shell for days when the weather can't decide. Three layers keep the rain out and let the warmth of a climb escape.\n\nThe hood fits over a helmet, the hem over a harness, and both pull tight with one hand.",
    url: `/product?id=P-${number}`, image: `/picture/${number}`, variants,
    attributes: [
      { name: "Material", value: number % 2 ? "Recycled polyamide" : "Polyester, 3 layers" },
      { name: "Water column", value: `${10 + number * 5},000 mm` }, { name: "Weight", value: `${280 + number * 60} g` },
      { name: "Fit", value: "Regular" },
    ],
    rating_hundredths: 410 + number * 13, rating_count: 18 + number * 31,
  };
}

const returns =
  "Items from the sale can be returned like all others: within 30 days of delivery, unworn, with their labels on.\n\nThe cost of the return parcel is yours, unless the item is faulty or not what you ordered.";

const receipt = () => ({
  id: "r1", kind: "policy", subject: "returns#sale", title: "Returns: sale items", value: returns, url: "/returns#sale",
  source: "demo", fetched_at: new Date(Date.now() - 4 * 60_000).toISOString(), lifetime_s: 86400,
});

/** @param {number} count @param {object} answer @param {string} text */
const withProducts = (count, answer, text) => ({
  tools: [{ status: "ok", products: Array.from({ length: count }, (_, number) => product(number)), total: count }],
  answer: { products: Array.from({ length: count }, (_, number) => `P-${number}`), understood: true, ...answer },
  pieces: tokens(text),
});

/** @param {string} text */
const tokens = (text) => text.match(/\s*\S{1,6}/g) ?? [];

const markdown = `## How to choose

A **waterproof** jacket is *measured* by its water column. Roughly:

- **5,000 mm**: a shower on the way to the bus
- **10,000 mm**: a wet day
  - with a rucksack, take 15,000
- **20,000 mm**: a week in the hills

1. Try it over a jumper
2. Lift your arms

| Fabric | Weight | Dries |
| --- | ---: | :---: |
| Polyamide | 320 g | fast |
| Cotton | 610 g | slowly |

> Good to know: wash it now and then.

Use \`30 °C\` and read [our guide](/guide). Never ~~iron~~ it.`;

const paragraphs = [
  "The shell is made of three layers, and each has one thing to do. The outer one turns the rain away, the middle one keeps the wind out, and the inner one feels dry on the skin. ",
  "**What to look at first** is the hood: it should turn with your head, and its peak should stay where you put it.\n\n- pockets above a hip belt\n- cuffs that close over a glove\n- a zip that runs both ways\n\n",
  "On warm days you will be glad of the openings under the arms; on cold ones of the space for a jumper beneath. ",
];

/** @param {string} text what was asked */
export function answerFor(text) {
  const count = /^stream (\d+)/.exec(text)?.[1];
  if (count) {
    const all = [];
    for (let at = 0; all.length < Number(count); ++at) {
      all.push(...(paragraphs[at % 3] + (at % 6 === 5 ? "\n\n" : "")).match(/\s*\S+|\s+/g));
    }
    return { pieces: all.slice(0, Number(count)), answer: { understood: true } };
  }
  if (/compare/i.test(text)) {
    return withProducts(3, { layout: "comparison", suggestions: ["Which one is lighter?", "Show me cheaper ones"] }, "Here they are side by side. What differs most is the water column and the weight.");
  }
  if (/detail|this one/i.test(text)) return withProducts(1, { layout: "detail", suggestions: ["Is it waterproof?", "Which sizes are there?"] }, "The **Ridge Shell** is our most weatherproof jacket.");
  if (/jacket|cards|show me/i.test(text)) {
    return withProducts(6, { layout: "cards", suggestions: ["Only under €100", "Only in size M", "Compare the first two"] }, "I found **6 waterproof jackets**. These come first for heavy rain:");
  }
  if (/return|policy/i.test(text)) {
    return {
      tools: [{ status: "ok", passages: [], receipts: [receipt()] }],
      answer: { citations: ["r1"], suggestions: ["How long does a refund take?"], understood: true },
      pieces: tokens("Yes. Sale items can be returned **within 30 days** of delivery, unworn and with their labels on. The return parcel is at your own cost, unless the item is faulty."),
    };
  }
  if (/markdown/i.test(text)) return { pieces: tokens(markdown.replace(/\n/g, "\n")), answer: { understood: true } };
  if (/^fail/i.test(text)) return { pieces: [], fail: true };
  if (/^silent/i.test(text)) return { pieces: [], silent: true };
  if (/^slow/i.test(text)) return { tools: [{ status: "ok" }], pieces: tokens("Sorry for the wait, here is your answer."), slow: 1500, answer: { understood: true } };
  return { pieces: tokens("Happy to help! Tell me what you have in mind: where you are going, what weather you expect, and what you would like to spend."), answer: { understood: true, suggestions: ["A weekend in the hills", "Gifts under €50"] } };
}
