// Fills a fresh Medusa over its Admin API: two regions, prices with tax in Europe, a price list, stock.
import fs from "node:fs";
import path from "node:path";
import { shopApi } from "./api.mjs";

const kPlenty = 900;

async function taxInclusive(ask, currency) {
  const { price_preferences } = await ask("GET", `/admin/price-preferences?attribute=currency_code&value=${currency}`);
  const known = price_preferences[0];
  const wish = { attribute: "currency_code", value: currency, is_tax_inclusive: true };
  await ask("POST", known ? `/admin/price-preferences/${known.id}` : "/admin/price-preferences", wish);
}

/** The keys and ids that the rest needs. */
export async function seed(base, admin) {
  const { token } = await shopApi(base)("POST", "/auth/user/emailpass", admin);
  const ask = shopApi(base, { authorization: `Bearer ${token}` });
  const goods = JSON.parse(fs.readFileSync(path.join(import.meta.dirname, "seed.json"), "utf8"));

  const store = (await ask("GET", "/admin/stores")).stores[0];
  const channel = (await ask("GET", "/admin/sales-channels")).sales_channels[0];
  const currencies = [{ currency_code: "eur", is_default: true }, { currency_code: "usd" }];
  await ask("POST", `/admin/stores/${store.id}`, { supported_currencies: currencies, default_sales_channel_id: channel.id });

  const regions = {};
  for (const [name, currency_code, countries] of goods.regions) {
    regions[name] = (
      await ask("POST", "/admin/regions", { name, currency_code, countries, payment_providers: ["pp_system_default"], is_tax_inclusive: currency_code === "eur" })
    ).region;
    for (const country_code of countries) {
      const rate = { rate: currency_code === "eur" ? 19 : 8, name: "Tax", code: `std-${country_code}` };
      await ask("POST", "/admin/tax-regions", { country_code, provider_id: "tp_system", default_tax_rate: rate });
    }
  }
  await taxInclusive(ask, "eur");

  const address = { address_1: "Hafenstraße 1", city: "Hamburg", country_code: "DE" };
  const place = (await ask("POST", "/admin/stock-locations", { name: "Warehouse", address })).stock_location;
  await ask("POST", `/admin/stock-locations/${place.id}/fulfillment-providers`, { add: ["manual_manual"] });
  await ask("POST", `/admin/stock-locations/${place.id}/sales-channels`, { add: [channel.id] });
  await ask("POST", `/admin/stock-locations/${place.id}/fulfillment-sets`, { name: "Shipping", type: "shipping" });
  const [set] = (await ask("GET", `/admin/stock-locations/${place.id}?fields=*fulfillment_sets`)).stock_location.fulfillment_sets;
  const countries = goods.regions.flatMap(([, , list]) => list).map((country_code) => ({ type: "country", country_code }));
  const { fulfillment_set } = await ask("POST", `/admin/fulfillment-sets/${set.id}/service-zones`, { name: "World", geo_zones: countries });
  const profiles = (await ask("GET", "/admin/shipping-profiles")).shipping_profiles;
  const profile = profiles[0] ?? (await ask("POST", "/admin/shipping-profiles", { name: "Default", type: "default" })).shipping_profile;
  for (const [name, amount, isReturn] of [["DHL", 4.9, "false"], ["Return label", 0, "true"]]) {
    await ask("POST", "/admin/shipping-options", {
      name,
      price_type: "flat",
      provider_id: "manual_manual",
      service_zone_id: fulfillment_set.service_zones[0].id,
      shipping_profile_id: profile.id,
      type: { label: name, description: name, code: name.toLowerCase().replaceAll(" ", "-") },
      prices: [{ currency_code: "usd", amount }, { currency_code: "eur", amount }],
      rules: [{ attribute: "enabled_in_store", value: "true", operator: "eq" }, { attribute: "is_return", value: isReturn, operator: "eq" }],
    });
  }

  const categories = {};
  for (const [name, parent] of goods.categories) {
    const made = { name, is_active: true, is_internal: false, parent_category_id: parent ? categories[parent] : undefined };
    categories[name] = (await ask("POST", "/admin/product-categories", made)).product_category.id;
  }
  const sale = (await ask("POST", "/admin/collections", { title: "Autumn", handle: "autumn" })).collection;
  const reduced = [];
  const bodyOf = (product) => {
    const combinations = Object.entries(product.options).reduce(
      (all, [name, values]) => all.flatMap((one) => values.map((value) => ({ ...one, [name]: value }))),
      [{}],
    );
    return {
      title: product.title,
      description: product.description,
      material: product.material,
      weight: product.weight,
      status: "published",
      shipping_profile_id: profile.id,
      sales_channels: [{ id: channel.id }],
      categories: [{ id: categories[product.category] }],
      collection_id: product.reduced ? sale.id : undefined,
      options: Object.entries(product.options).map(([title, values]) => ({ title, values })),
      variants: combinations.map((options) => ({
        title: Object.values(options).join(" / "),
        sku: [product.sku, ...Object.values(options)].join("-"),
        options,
        manage_inventory: !product.untracked,
        allow_backorder: Boolean(product.backorder),
        prices: [{ currency_code: "eur", amount: product.eur }, { currency_code: "usd", amount: product.eur }],
      })),
    };
  };
  for (const product of goods.products) {
    const made = (await ask("POST", "/admin/products?fields=id,*variants", bodyOf(product))).product;
    if (product.reduced) reduced.push(...made.variants.map((one) => ({ variant_id: one.id, currency_code: "eur", amount: product.reduced })));
  }
  // More than a page of the catalog holds.
  const cards = Array.from({ length: goods.postcards }, (_, i) => ({
    sku: `CARD-${i + 1}`, title: `Postcard ${i + 1}`, description: "A view of the lake.", category: "Camp", eur: 1.5, untracked: true,
    options: { Size: ["A6"] },
  }));
  await ask("POST", "/admin/products/batch", { create: cards.map(bodyOf) });
  const list = { title: "Autumn", description: "Reduced", type: "sale", status: "active", prices: reduced };
  await ask("POST", "/admin/price-lists", list);
  const { inventory_items } = await ask("GET", "/admin/inventory-items?limit=500&fields=id,sku");
  const levels = inventory_items.map((item) => ({
    inventory_item_id: item.id,
    location_id: place.id,
    stocked_quantity: goods.sold_out.includes(item.sku) ? 0 : kPlenty,
  }));
  await ask("POST", "/admin/inventory-items/location-levels/batch", { create: levels });
  for (const [value, label] of goods.return_reasons) await ask("POST", "/admin/return-reasons", { value, label });

  const open = (await ask("POST", "/admin/api-keys", { title: "Assistant, shop", type: "publishable" })).api_key;
  await ask("POST", `/admin/api-keys/${open.id}/sales-channels`, { add: [channel.id] });
  const secret = (await ask("POST", "/admin/api-keys", { title: "Assistant, office", type: "secret" })).api_key;
  return { public_key: open.token, key: secret.token, region: regions.Europe.id, location: place.id };
}
