// The demo shop's colours by the names its products use.
const base = {
  "Moss green": "#5d7046", "Ember red": "#b8402f", "Coal black": "#2e3135", "Lake blue": "#3f7396",
  "Sun yellow": "#e0ab36", "Deep navy": "#27374f", "Rust orange": "#c8682f", "Plum purple": "#6d4664",
  "Slate grey": "#75808a", "Sand beige": "#c2ab85", "Snow white": "#e9ecec",
};

function mix(hex, other, share) {
  const at = (text, i) => parseInt(text.slice(1 + 2 * i, 3 + 2 * i), 16);
  const part = (i) => Math.round(at(hex, i) * (1 - share) + at(other, i) * share);
  return "#" + [0, 1, 2].map((i) => part(i).toString(16).padStart(2, "0")).join("");
}

/** Shades of one colour: `main`, `dark`, `deep`, `light`, and the `ground` behind the product. */
export function shades(name) {
  const main = base[name] ?? "#75808a";
  return {
    main,
    dark: mix(main, "#000000", 0.22),
    deep: mix(main, "#000000", 0.42),
    light: mix(main, "#ffffff", 0.22),
    ground: mix(main, "#f7f4ee", 0.88),
    ground2: mix(main, "#efe9de", 0.76),
  };
}
