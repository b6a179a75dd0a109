// Drawings of clothing and footwear, each a function of the shades and the entry's drawing options.

const zip = (x, y1, y2, c) =>
  `<path d="M${x} ${y1}V${y2}" stroke="${c.deep}" stroke-width="4" stroke-dasharray="3 3"/>`;

function torso(c, sleeves = "") {
  return `${sleeves}
  <path d="M150 96c18 12 82 12 100 0l40 22c8 60 6 150 2 196-30 14-154 14-184 0-4-46-6-136 2-196z" fill="${c.main}"/>
  <path d="M290 118c8 60 6 150 2 196-14 7-46 10-80 11 40-60 52-140 38-215z" fill="${c.dark}" opacity=".55"/>`;
}

const sleeves = (c) => `
  <path d="M112 116c-26 14-46 92-54 176 8 12 34 14 44 6 10-60 18-100 26-130z" fill="${c.dark}"/>
  <path d="M288 116c26 14 46 92 54 176-8 12-34 14-44 6-10-60-18-100-26-130z" fill="${c.deep}"/>
  <path d="M58 286c8 10 36 12 45 4l-2 14c-10 8-36 6-44-4zM342 286c-8 10-36 12-45 4l2 14c10 8 36 6 44-4z" fill="${c.deep}"/>`;

const hood = (c) => `
  <path d="M150 98c-6-46 22-66 50-66s56 20 50 66c-22 18-78 18-100 0z" fill="${c.dark}"/>
  <path d="M166 96c-2-30 14-46 34-46s36 16 34 46c-16 12-52 12-68 0z" fill="${c.deep}"/>`;

const collar = (c) => `<path d="M156 96c2-16 8-24 14-26 16 8 44 8 60 0 6 2 12 10 14 26-20 14-68 14-88 0z" fill="${c.dark}"/>`;

export const jacket = (c, o) => `${torso(c, sleeves(c))}${o.hood ? hood(c) : collar(c)}
  ${zip(200, 104, 322, c)}
  <path d="M136 150l38 10v56" fill="none" stroke="${c.deep}" stroke-width="3" opacity=".6"/>
  <path d="M264 150l-38 10v56" fill="none" stroke="${c.deep}" stroke-width="3" opacity=".6"/>
  <path d="M128 250l34-14M272 250l-34-14" stroke="${c.deep}" stroke-width="5" stroke-linecap="round"/>
  <path d="M214 176h30v5h-30z" fill="${c.light}"/>`;

export const parka = (c, o) => `${torso(c, sleeves(c))}${hood(c)}
  <path d="M110 306c-2 20-2 34 0 44 40 12 140 12 180 0 2-10 2-24 0-44-40 14-140 14-180 0z" fill="${c.dark}"/>
  ${zip(200, 104, 352, c)}
  <path d="M150 96c20 16 80 16 100 0 6 6 6 12 2 18-24 16-80 16-104 0-4-6-4-12 2-18z" fill="${c.light}" opacity=".8"/>
  <path d="M126 236h54v52h-54zM220 236h54v52h-54z" fill="${c.dark}" stroke="${c.deep}" stroke-width="3"/>
  <path d="M126 236h54v16h-54zM220 236h54v16h-54zM136 160h44v36h-44z" fill="${c.deep}" opacity=".7"/>`;

export const puffer = (c, o) => `${torso(c, sleeves(c))}${hood(c)}
  ${[136, 172, 208, 244, 280].map((y) => `<path d="M110 ${y}c40 12 140 12 182 0" fill="none" stroke="${c.deep}" stroke-width="4" opacity=".7"/>
  <path d="M112 ${y + 8}c40 12 140 12 178 0" fill="none" stroke="${c.light}" stroke-width="5" opacity=".45"/>`).join("")}
  ${[150, 190, 230, 266].map((y) => `<path d="M${108 - (y - 150) * 0.3} ${y}l-${30 - (y - 150) * 0.05} 12M${292 + (y - 150) * 0.3} ${y}l${30 - (y - 150) * 0.05} 12" stroke="${c.deep}" stroke-width="4"/>`).join("")}
  ${zip(200, 104, 322, c)}`;

export const fleece = (c) => `${torso(c, sleeves(c))}${collar(c)}${zip(200, 88, 322, c)}
  <path d="M110 118l40-22c10 40 90 40 100 0l40 22-4 44c-60 20-112 20-172 0z" fill="${c.deep}" opacity=".75"/>
  <path d="M222 190h36v34h-36z" fill="${c.dark}" stroke="${c.deep}" stroke-width="3"/>
  <g fill="${c.light}" opacity=".28">${Array.from({ length: 60 }, (_, i) => `<circle cx="${124 + (i % 10) * 17}" cy="${190 + Math.floor(i / 10) * 20}" r="3"/>`).join("")}</g>`;

export const shirt = (c, o) => `${torso(c, o.long ? sleeves(c) : "")}
  ${o.hood ? hood(c) : `<path d="M158 96c8 30 76 30 84 0-24 12-60 12-84 0z" fill="${c.deep}"/>`}
  <path d="M150 98l-28 70M250 98l28 70" stroke="${c.deep}" stroke-width="3" opacity=".55"/>
  <path d="M112 304c50 12 130 12 178 0" fill="none" stroke="${c.deep}" stroke-width="3" opacity=".5"/>
  <rect x="228" y="158" width="22" height="8" rx="2" fill="${c.light}"/>`;

export const trousers = (c, o) => `
  <path d="M140 60h120l18 150 6 140c-18 8-44 8-60 0l-24-190-24 190c-16 8-42 8-60 0l6-140z" fill="${c.main}"/>
  <path d="M260 60l18 150 6 140c-10 5-22 6-34 5 8-90 4-190-14-295z" fill="${c.dark}" opacity=".6"/>
  <path d="M138 60h124l2 22H136z" fill="${c.deep}"/><circle cx="200" cy="72" r="5" fill="${c.light}"/>
  <path d="M200 82v78M152 92l-8 40M248 92l8 40" stroke="${c.deep}" stroke-width="4" fill="none"/>
  <path d="M132 190l36 6-2 44-38-4zM268 190l-36 6 2 44 38-4z" fill="${c.dark}" stroke="${c.deep}" stroke-width="3"/>
  ${o.zip ? `<path d="M122 262l60 6M278 262l-60 6" stroke="${c.light}" stroke-width="5" stroke-dasharray="5 3"/>` : ""}`;

export const shorts = (c) => `
  <path d="M126 110h148l26 150c-24 12-68 14-88 6l-12-60-12 60c-20 8-64 6-88-6z" fill="${c.main}"/>
  <path d="M274 110l26 150c-10 5-26 8-42 9 6-50 2-110-10-159z" fill="${c.dark}" opacity=".6"/>
  <path d="M124 110h152l2 22H122z" fill="${c.deep}"/><path d="M190 132l-4 34M210 132l4 34" stroke="${c.light}" stroke-width="4" stroke-linecap="round"/>
  <path d="M112 244l20 18M288 244l-20 18" stroke="${c.light}" stroke-width="4"/>`;

export const boot = (c, o) => `
  <path d="M120 ${o.high ? 90 : 140}c22-10 62-10 84 0l8 90c30 16 78 22 96 52 6 16 4 30 2 40H112c-8-40-4-120 8-182z" fill="${c.main}"/>
  <path d="M212 180c30 16 78 22 96 52 6 16 4 30 2 40h-60c8-40-10-70-38-92z" fill="${c.dark}"/>
  <path d="M106 266h206c6 12 6 26 0 40l-12 10H118l-14-10c-4-14-4-28 2-40z" fill="${c.deep}"/>
  <path d="M108 306h206l-10 14h-18l-6-8-10 8h-20l-8-8-10 8h-24l-8-8-10 8h-60z" fill="#26282b"/>
  <path d="M118 ${o.high ? 84 : 134}c24-12 64-12 88 0l2 22c-26-10-68-10-92 0z" fill="${c.deep}"/>
  ${(o.high ? [126, 150, 174, 196] : [172, 192]).map((y) => `<path d="M168 ${y}l42 8" stroke="${c.light}" stroke-width="5" stroke-linecap="round"/><circle cx="166" cy="${y}" r="5" fill="${c.deep}"/><circle cx="212" cy="${y + 8}" r="5" fill="${c.deep}"/>`).join("")}
  <path d="M226 208l34 18M246 198l32 18" stroke="${c.light}" stroke-width="5" stroke-linecap="round"/>`;

export const shoe = (c, o) => `
  <path d="M72 176c20 8 44 8 60-12l36 4c28 34 88 42 138 60 20 8 26 22 24 42H70c-8-34-6-66 2-94z" fill="${c.main}"/>
  <path d="M222 208c34 12 64 14 84 20 20 8 26 22 24 42h-70c2-28-12-48-38-62z" fill="${c.dark}"/>
  <path d="M72 176c-6 20-8 50-4 76 26-8 38-40 40-68-12 0-24-2-36-8z" fill="${c.deep}"/>
  <path d="M64 262h268c4 10 2 22-4 32H74c-8-8-12-20-10-32z" fill="${o.sporty ? "#f2efe8" : c.deep}"/>
  <path d="M68 288h262l-8 14h-24l-8-7-12 7h-26l-8-7-12 7h-26l-8-7-12 7h-26l-8-7-12 7H80z" fill="#26282b"/>
  ${[0, 1, 2, 3].map((i) => `<path d="M${160 + i * 22} ${186 + i * 11}l-18 26" stroke="${c.light}" stroke-width="6" stroke-linecap="round"/>`).join("")}
  ${o.sporty ? `<path d="M108 250c40-40 70-30 110 4" fill="none" stroke="${c.light}" stroke-width="9" stroke-linecap="round"/>` : ""}`;

export const sandal = (c) => `
  <path d="M64 266c40-14 80 4 120-2 50-8 100-6 146 6 6 14 4 26-4 36-70 10-190 10-254 0-10-10-12-26-8-40z" fill="#3a3632"/>
  <path d="M66 262c40-14 80 4 118-2 52-8 100-6 146 6-4-18-20-26-50-30-60-6-150-10-200 4-8 6-12 14-14 22z" fill="#8b8175"/>
  <path d="M84 246c-4-40 8-66 26-70 30 10 34 40 30 66M226 240c-6-46 10-70 34-70 28 6 44 40 46 72" fill="none" stroke="${c.main}" stroke-width="24"/>
  <path d="M118 190c40-24 90-26 140-8" fill="none" stroke="${c.dark}" stroke-width="18"/><rect x="172" y="164" width="34" height="22" rx="4" fill="${c.light}"/>`;

export const socks = (c) => `
  <g transform="rotate(8 200 200)"><path d="M210 60h68l4 130c2 30 24 50 52 74 20 18 10 50-16 54-60 6-110-50-112-98z" fill="${c.dark}"/><path d="M208 60h72v34h-72z" fill="${c.deep}"/></g>
  <path d="M110 66h72l4 136c2 30 22 52 50 76 20 18 12 48-16 54-60 8-112-46-114-98z" fill="${c.main}"/>
  <path d="M108 66h76v36h-76z" fill="${c.deep}"/><path d="M110 120h74M110 134h74" stroke="${c.light}" stroke-width="6"/>
  <path d="M106 236c26 2 40 26 38 54-22-12-34-30-38-54zM236 282c18 20 10 46-16 50-8 0-14 0-20-2 0-24 14-42 36-48z" fill="${c.deep}"/>`;

export const beanie = (c) => `
  <path d="M92 250c-4-110 50-164 108-164s112 54 108 164z" fill="${c.main}"/><path d="M254 104c40 28 58 82 54 146h-52c10-50 10-100-2-146z" fill="${c.dark}"/>
  <path d="M84 238c70 16 162 16 232 0 6 24 6 44 0 64-70 16-162 16-232 0-6-20-6-40 0-64z" fill="${c.dark}"/>
  ${Array.from({ length: 15 }, (_, i) => `<path d="M${98 + i * 15} 246v58" stroke="${c.deep}" stroke-width="3" opacity=".6"/>`).join("")}
  <rect x="180" y="262" width="42" height="24" rx="3" fill="${c.light}"/>`;

export const hat = (c) => `
  <ellipse cx="200" cy="252" rx="164" ry="44" fill="${c.dark}"/><path d="M112 246c0-90 30-136 88-136s88 46 88 136c-50 20-126 20-176 0z" fill="${c.main}"/>
  <path d="M112 220c50 20 126 20 176 0v28c-50 20-126 20-176 0z" fill="${c.deep}"/><path d="M150 150h18M150 162h18M232 150h18M232 162h18" stroke="${c.deep}" stroke-width="5" stroke-linecap="round"/>
  <path d="M120 266c6 60 40 90 80 90s74-30 80-90" fill="none" stroke="${c.deep}" stroke-width="4"/>`;

export const gloves = (c) => {
  const one = `<path d="M96 330c-10-60-8-120 0-150l6-70c2-16 22-16 24 0l2 56 4-78c2-16 24-16 26 0l2 78 6-70c2-16 24-14 24 2l-2 84 10-30c8-14 26-8 24 8-6 40-20 80-24 110l-4 60z" fill="${c.main}"/><path d="M94 290h106l-2 44H98z" fill="${c.deep}"/><path d="M112 214c24 10 52 10 76 0" fill="none" stroke="${c.deep}" stroke-width="4"/>`;
  return `<g transform="translate(84 6) rotate(10 150 200)" opacity=".85">${one}</g><g transform="translate(-14 8)">${one}</g>`;
};

export const sunglasses = (c) => `
  <path d="M66 178c40-14 100-14 122 4 8-8 16-8 24 0 22-18 82-18 122-4 4 60-16 92-60 92-40 0-58-28-64-62-4-10-16-10-20 0-6 34-24 62-64 62-44 0-64-32-60-92z" fill="${c.deep}"/>
  <path d="M80 188c34-10 76-8 96 6-4 38-20 60-50 60-32 0-48-24-46-66zM320 188c-34-10-76-8-96 6 4 38 20 60 50 60 32 0 48-24 46-66z" fill="${c.main}"/>
  <path d="M92 196c16-6 34-6 50-4l-40 44c-8-10-10-24-10-40zM236 196c16-6 34-6 50-4l-40 44c-8-10-10-24-10-40z" fill="#fff" opacity=".28"/>`;
