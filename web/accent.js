// The shop's accent colour, and what can be read on it (WCAG 2.2: at least 4.5 to 1).

/** Relative luminance of "#rgb" or "#rrggbb"; NaN for anything else. @param {string} colour */
export function luminance(colour) {
  const hex = /^#([\da-f]{3}|[\da-f]{6})$/i.exec(colour)?.[1];
  if (!hex) return NaN;
  const size = hex.length / 3;
  const [red, green, blue] = [0, 1, 2].map((index) => {
    const part = hex.slice(index * size, (index + 1) * size);
    const value = parseInt(size === 1 ? part + part : part, 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Black or white, whichever reads better on the colour. @param {string} colour */
export const onColour = (colour) => (luminance(colour) > 0.179 ? "#111" : "#fff");
