// All categories of the demo shop, in the order of its navigation.
import jackets from "./jackets.mjs";
import trousers from "./trousers.mjs";
import footwear from "./footwear.mjs";
import backpacks from "./backpacks.mjs";
import tents from "./tents.mjs";
import sleeping from "./sleeping.mjs";
import cooking from "./cooking.mjs";
import lighting from "./lighting.mjs";
import climbing from "./climbing.mjs";
import accessories from "./accessories.mjs";

export const categories = [
  jackets, trousers, footwear, backpacks, tents, sleeping, cooking, lighting, climbing, accessories,
];
