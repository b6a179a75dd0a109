// A product's picture as SVG text: one drawing in one colour on a quiet ground.
import * as wear from "./wear.mjs";
import * as gear from "./gear.mjs";
import { shades } from "./colours.mjs";

const drawings = { ...wear, ...gear };

/** @param {{kind: string}} drawing  what to draw; the kinds are the functions of wear.mjs and gear.mjs */
export function draw(drawing, colour) {
  const paint = drawings[drawing.kind];
  if (!paint) throw new Error(`there is no drawing of the kind "${drawing.kind}"`);
  const c = shades(colour);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400">
  <defs><radialGradient id="g" cx=".5" cy=".4" r=".8"><stop offset="0" stop-color="${c.ground}"/><stop offset="1" stop-color="${c.ground2}"/></radialGradient></defs>
  <rect width="400" height="400" fill="url(#g)"/><ellipse cx="200" cy="352" rx="130" ry="14" fill="#000" opacity=".07"/>
  ${paint(c, drawing).trim()}
</svg>
`;
}
