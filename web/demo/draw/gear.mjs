// Drawings of packs, camp and climbing gear, in the same manner as wear.mjs.

const strap = (c, d) => `<path d="${d}" fill="none" stroke="${c.deep}" stroke-width="12" stroke-linecap="round"/>`;
const metal = { light: "#cfd4d8", main: "#9aa3aa", dark: "#6c757c" };

export const backpack = (c, o) => {
  const body = o.large
    ? `<path d="M128 130c0-50 30-70 72-70s72 20 72 70l10 180c-20 24-144 24-164 0z" fill="${c.main}"/><path d="M120 96c20-46 140-46 160 0l4 36c-40 18-128 18-168 0z" fill="${c.dark}"/><path d="M128 60c20-20 124-20 144 0l-8 26H136z" fill="${c.deep}"/>`
    : `<path d="M${o.small ? 124 : 118} 150c0-60 32-84 82-84s82 24 82 84l8 150c-20 24-160 24-180 0z" fill="${c.main}"/><path d="M120 150c10-50 150-50 160 0-40 22-120 22-160 0z" fill="${c.dark}"/>`;
  return `${strap(c, "M176 70c0-30 48-30 48 0")}
  ${body}<path d="M272 130l10 180c-10 10-44 16-76 18 36-50 50-130 40-236z" fill="${c.dark}" opacity=".5"/>
  <path d="M138 222c40 12 84 12 124 0l6 78c-30 16-106 16-136 0z" fill="${c.dark}"/><path d="M140 236c40 12 80 12 120 0" fill="none" stroke="${c.light}" stroke-width="5" stroke-dasharray="4 3"/>
  <path d="M112 230c-18 10-20 60-6 84l14 2-2-90zM288 230c18 10 20 60 6 84l-14 2 2-90z" fill="${c.deep}"/>
  <path d="M150 110v110M250 110v110" stroke="${c.deep}" stroke-width="7"/><rect x="142" y="170" width="16" height="20" rx="3" fill="${c.light}"/><rect x="242" y="170" width="16" height="20" rx="3" fill="${c.light}"/>
  <rect x="182" y="262" width="36" height="14" rx="3" fill="${c.light}"/>`;
};

export const drybag = (c) => `<path d="M128 140h144c10 60 10 140 0 196-30 14-114 14-144 0-10-56-10-136 0-196z" fill="${c.main}"/>
  <path d="M272 140c10 60 10 140 0 196-14 7-40 10-64 11 22-60 30-130 24-207z" fill="${c.dark}" opacity=".6"/>
  <path d="M120 96h160l-8 46H128z" fill="${c.dark}"/><path d="M118 84h164v18H118z" fill="${c.deep}"/><path d="M124 90c-30-40 30-56 76-50s100 12 76 50" fill="none" stroke="${c.deep}" stroke-width="10"/>
  <rect x="184" y="30" width="34" height="22" rx="5" fill="#26282b"/><rect x="162" y="196" width="76" height="90" rx="12" fill="#fff" opacity=".35"/>`;

export const duffel = (c) => `<path d="M54 200c0-50 20-70 50-70h192c30 0 50 20 50 70v60c0 40-20 56-50 56H104c-30 0-50-16-50-56z" fill="${c.main}"/>
  <path d="M296 130c30 0 50 20 50 70v60c0 40-20 56-50 56h-40c30-50 34-140 10-186z" fill="${c.dark}" opacity=".6"/>
  <path d="M92 170c50-20 166-20 216 0" fill="none" stroke="${c.light}" stroke-width="5" stroke-dasharray="4 3"/>
  ${strap(c, "M130 316V150c0-70 140-70 140 0v166")}<rect x="168" y="214" width="64" height="34" rx="5" fill="${c.light}" opacity=".8"/>`;

export const tent = (c, o) => {
  const ground = `<path d="M40 318c60-10 260-10 320 0" stroke="#8c9468" stroke-width="8" stroke-linecap="round" fill="none"/>`;
  if (o.large) {
    return `${ground}<path d="M46 312c20-150 90-210 154-210s134 60 154 210z" fill="${c.main}"/><path d="M200 102c64 0 134 60 154 210H240c10-90-4-160-40-210z" fill="${c.dark}"/>
    <path d="M200 130c-34 40-48 110-46 182h92c2-72-12-142-46-182z" fill="${c.deep}"/><path d="M200 130c-30 60-36 120-20 182h-26c-2-72 12-142 46-182z" fill="${c.light}"/>
    <path d="M46 312c40-110 90-190 154-210 64 20 114 100 154 210M120 140c60 30 140 100 200 172M280 140c-60 30-140 100-200 172" fill="none" stroke="${c.deep}" stroke-width="4" opacity=".5"/>`;
  }
  return `${ground}<path d="M${o.small ? 60 : 44} 312L190 ${o.small ? 160 : 120}l24 0L${o.small ? 344 : 358} 312z" fill="${c.main}"/><path d="M214 ${o.small ? 160 : 120}L${o.small ? 344 : 358} 312H236z" fill="${c.dark}"/>
  <path d="M202 ${o.small ? 164 : 124}l-46 188h92z" fill="${c.deep}"/><path d="M202 ${o.small ? 164 : 124}l-46 188h26z" fill="${c.light}"/>
  <path d="M190 ${o.small ? 160 : 120}L30 330M214 ${o.small ? 160 : 120}L372 330" stroke="${c.deep}" stroke-width="3" stroke-dasharray="6 5"/>`;
};

export const tarp = (c) => `<path d="M60 190L200 110l140 80-140 70z" fill="${c.main}"/><path d="M200 110l140 80-140 70z" fill="${c.dark}" opacity=".6"/><path d="M60 190L200 110l140 80" fill="none" stroke="${c.light}" stroke-width="4"/>
  <path d="M200 110v206M60 190l-24 120M340 190l24 120M200 260v60" stroke="${c.deep}" stroke-width="4" stroke-dasharray="7 5"/><path d="M40 322c60-8 260-8 320 0" stroke="#8c9468" stroke-width="8" fill="none" stroke-linecap="round"/>`;

export const pegs = (c) => Array.from({ length: 5 }, (_, i) => `<g transform="translate(${84 + i * 52} ${80 + (i % 2) * 14}) rotate(${(i - 2) * 5})"><path d="M0 0h22v14H15l-2 210-2 12-2-12L7 14H0z" fill="${c.main}"/><path d="M11 14h4l-2 210z" fill="${c.deep}"/><path d="M4 6c-20 20-16 40-2 50" fill="none" stroke="${c.light}" stroke-width="4"/></g>`).join("");

export const sleepingbag = (c, o) => {
  const scale = o.small ? "translate(50 60) scale(.75)" : "";
  const seams = [150, 186, 222, 258, 294].map((y) => `<path d="M${132 - (y - 150) * -0.05} ${y}c40 12 96 12 136 0" fill="none" stroke="${c.deep}" stroke-width="4" opacity=".7"/><path d="M134 ${y + 9}c40 10 92 10 132 0" fill="none" stroke="${c.light}" stroke-width="5" opacity=".4"/>`).join("");
  return `<g transform="${scale}"><path d="M200 42c46 0 74 34 74 80 0 60-8 130-22 220-10 24-94 24-104 0-14-90-22-160-22-220 0-46 28-80 74-80z" fill="${c.main}"/>
  <path d="M240 58c22 16 34 40 34 64 0 60-8 130-22 220-6 12-28 18-50 18 40-90 54-200 38-302z" fill="${c.dark}" opacity=".55"/>
  <ellipse cx="200" cy="104" rx="42" ry="44" fill="${c.deep}"/><ellipse cx="200" cy="112" rx="32" ry="32" fill="${c.light}" opacity=".55"/>${o.thin ? "" : seams}<path d="M158 140c-12 60-10 130 4 190" fill="none" stroke="${c.deep}" stroke-width="4" stroke-dasharray="4 3"/></g>`;
};

export const mat = (c, o) => o.foam
  ? `<g transform="translate(0 20)">${Array.from({ length: 6 }, (_, i) => `<path d="M${70 + i * 44} ${i % 2 ? 120 : 150}l44 ${i % 2 ? 30 : -30}v130l-44 ${i % 2 ? -30 : 30}z" fill="${i % 2 ? c.dark : c.main}"/>`).join("")}</g>`
  : `<path d="M140 50h120c16 0 24 10 24 26v250c0 16-8 26-24 26H140c-16 0-24-10-24-26V76c0-16 8-26 24-26z" fill="${c.main}"/>${[90, 130, 170, 210, 250, 290, 326].map((y) => `<path d="M122 ${y}h156" stroke="${c.dark}" stroke-width="10" stroke-linecap="round"/><path d="M122 ${y - 12}h156" stroke="${c.light}" stroke-width="5" opacity=".5"/>`).join("")}<circle cx="264" cy="66" r="9" fill="${c.deep}"/>`;

export const pillow = (c) => `<path d="M76 150c20-30 60-10 124-10s104-20 124 10c20 40 20 80 0 112-20 30-60 6-124 6s-104 24-124-6c-20-32-20-72 0-112z" fill="${c.main}"/><path d="M130 180c40 24 100 24 140 0M130 234c40-20 100-20 140 0" fill="none" stroke="${c.deep}" stroke-width="4" opacity=".6"/><path d="M96 160c20-16 50-6 90-4" stroke="${c.light}" stroke-width="8" fill="none" stroke-linecap="round" opacity=".7"/>`;

export const stove = (c, o) => {
  if (o.wood) return `<path d="M120 150h160l14 170H106z" fill="${metal.main}"/><path d="M280 150l14 170h-50l-6-170z" fill="${metal.dark}"/><path d="M150 300c-10-50 30-60 30-110 30 20 10 50 30 60 4-14 2-24 0-32 30 24 34 60 20 82z" fill="#d9772f"/><path d="M180 300c-6-30 16-36 16-62 18 16 24 42 14 62z" fill="#f3c14d"/>${[120, 160, 200, 240].map((x) => `<circle cx="${x + 20}" cy="172" r="7" fill="${metal.dark}"/>`).join("")}`;
  const flame = `<path d="M160 150c-6-22 12-26 12-46 14 10 8 24 14 30 2-16 10-20 14-36 12 14 6 28 12 36 4-8 2-14 8-22 14 16 14 28 8 38z" fill="#4f8fc7" opacity=".85"/>`;
  if (o.system) return `<path d="M138 60h124v170H138z" fill="${c.main}"/><path d="M226 60h36v170h-36z" fill="${c.dark}"/><path d="M130 48h140v18H130z" fill="${c.deep}"/><path d="M262 90c50 0 50 90 0 90" fill="none" stroke="${c.deep}" stroke-width="12"/><path d="M146 230h108v34H146z" fill="${metal.main}"/><path d="M140 272c0-10 120-10 120 0l12 60c0 16-144 16-144 0z" fill="${metal.dark}"/><path d="M160 110h60v8h-60zM160 130h40v8h-40z" fill="${c.light}"/>`;
  return `${flame}<path d="M110 150h180l-10 12h-56v30h-48v-30h-56z" fill="${metal.dark}"/><path d="M188 190h24v36h-24z" fill="${metal.main}"/><path d="M212 204h60v10h-60z" fill="${metal.dark}"/><circle cx="280" cy="209" r="12" fill="${c.main}"/><path d="M128 236c0-16 144-16 144 0v76c0 26-144 26-144 0z" fill="#4d6d86"/><path d="M232 226c24 3 40 6 40 10v76c0 12-32 18-66 19 24-30 32-70 26-105z" fill="#36505f"/><path d="M150 262h76v30h-76z" fill="#dfe6ea"/>`;
};

export const pot = (c, o) => `${o.set ? `<path d="M70 220h150v96c0 10-150 10-150 0z" fill="${c.deep}"/><path d="M64 208h162v14H64z" fill="${metal.dark}"/>` : ""}
  <path d="M120 150h170v140c0 22-170 22-170 0z" fill="${c.main}"/><path d="M240 150h50v140c0 10-30 16-62 16 16-50 18-100 12-156z" fill="${c.dark}"/><path d="M112 138h186v16H112z" fill="${metal.light}"/><path d="M112 134c20-22 166-22 186 0z" fill="${c.light}"/><circle cx="205" cy="116" r="10" fill="${c.deep}"/>
  <path d="M288 190c60 0 60 70 0 70" fill="none" stroke="${metal.dark}" stroke-width="8"/><path d="M140 190h24M140 220h24M140 250h24" stroke="${c.light}" stroke-width="3"/>`;

export const spork = (c) => `<g transform="rotate(35 200 200)"><path d="M200 30c26 0 40 30 36 66-2 20-16 32-24 40l6 190c0 24-36 24-36 0l6-190c-8-8-22-20-24-40-4-36 10-66 36-66z" fill="${metal.main}"/><path d="M188 30v40M200 28v44M212 30v40" stroke="#f4f1ea" stroke-width="5"/><path d="M190 150h20l8 176c0 24-36 24-36 0z" fill="${c.main}"/></g>`;

export const bottle = (c, o) => `<path d="M150 120c0-20 16-24 20-44h60c4 20 20 24 20 44v196c0 20-100 20-100 0z" fill="${c.main}"/><path d="M230 76c4 20 20 24 20 44v196c0 10-20 15-46 15 24-70 30-170 14-255z" fill="${c.dark}" opacity=".6"/><path d="M${o.flask ? 160 : 172} 40h${o.flask ? 80 : 56}v38h-${o.flask ? 80 : 56}z" fill="${c.deep}"/>${o.flask ? "" : `<path d="M184 40c0-20 32-20 32 0" fill="none" stroke="${c.deep}" stroke-width="7"/>`}<path d="M164 130v160" stroke="#fff" opacity=".3" stroke-width="9" stroke-linecap="round"/><path d="M182 200l18-28 18 28z" fill="${c.light}"/>`;

export const filter = (c) => `<path d="M160 60h80v60h-80z" fill="${c.deep}"/><path d="M140 120h120v110H140z" fill="${c.main}" opacity=".9"/><path d="M156 130v90M172 130v90M188 130v90M204 130v90M220 130v90M236 130v90" stroke="#fff" stroke-width="5" opacity=".5"/><path d="M164 230h72v40h-72z" fill="${c.dark}"/><path d="M190 270h20v26h-20z" fill="${c.deep}"/><path d="M200 306c14 20 18 30 0 40-18-10-14-20 0-40z" fill="#6fa8cc"/>`;

export const headlamp = (c, o) => `<path d="M70 210c20-110 240-110 260 0" fill="none" stroke="${c.main}" stroke-width="26"/><path d="M70 210c20-110 240-110 260 0" fill="none" stroke="${c.light}" stroke-width="5" stroke-dasharray="10 8"/><rect x="${o.small ? 156 : 140}" y="160" width="${o.small ? 88 : 120}" height="100" rx="22" fill="${c.deep}"/><circle cx="200" cy="210" r="36" fill="${metal.light}"/><circle cx="200" cy="210" r="26" fill="#fdf1c4"/><path d="M200 210L120 340h160z" fill="#fdf1c4" opacity=".5"/><circle cx="200" cy="172" r="5" fill="#d6453a"/>`;

export const lantern = (c) => `<path d="M150 80c0-60 100-60 100 0" fill="none" stroke="${c.deep}" stroke-width="8"/><path d="M140 84h120v28H140z" fill="${c.main}"/><path d="M148 112h104l12 150H136z" fill="#fdf1c4"/><path d="M148 112h104l12 150H136z" fill="#f0c75a" opacity=".35"/><path d="M128 262h144v60c0 12-144 12-144 0z" fill="${c.main}"/><path d="M230 262h42v60c0 6-30 9-60 9 16-20 20-44 18-69z" fill="${c.dark}"/><circle cx="160" cy="294" r="10" fill="${c.light}"/>`;

export const torch = (c) => `<g transform="rotate(-35 200 200)"><path d="M60 170h190v60H60z" fill="${c.main}"/><path d="M250 156h60v88h-60z" fill="${c.deep}"/><path d="M310 160h10v80h-10z" fill="#fdf1c4"/><path d="M320 165l90-40v150l-90-40z" fill="#fdf1c4" opacity=".5"/>${[80, 100, 120, 140, 160, 180].map((x) => `<path d="M${x} 170v60" stroke="${c.light}" stroke-width="4"/>`).join("")}<circle cx="222" cy="190" r="9" fill="#b8402f"/></g>`;

export const compass = () => `<rect x="116" y="60" width="168" height="286" rx="18" fill="#dfe9ea" opacity=".95"/><path d="M132 80h136M132 96h60M132 112h136" stroke="#9fb2b8" stroke-width="3"/><circle cx="200" cy="224" r="92" fill="#2e3135"/><circle cx="200" cy="224" r="78" fill="#f6f8f6"/>${Array.from({ length: 24 }, (_, i) => `<path d="M200 152v${i % 6 ? 9 : 18}" transform="rotate(${i * 15} 200 224)" stroke="#2e3135" stroke-width="3"/>`).join("")}<g transform="rotate(28 200 224)"><path d="M200 162l13 62h-26z" fill="#b8402f"/><path d="M200 286l13-62h-26z" fill="#75808a"/></g><circle cx="200" cy="224" r="7" fill="#2e3135"/>`;

export const powerbank = (c) => `<rect x="134" y="60" width="132" height="280" rx="24" fill="${c.main}"/><path d="M226 60h16c14 0 24 10 24 24v232c0 14-10 24-24 24h-30c20-80 26-190 14-280z" fill="${c.dark}" opacity=".6"/><path d="M206 150l-34 60h24l-8 50 38-66h-26z" fill="${c.light}"/>${[0, 1, 2, 3].map((i) => `<circle cx="${170 + i * 20}" cy="308" r="5" fill="${i < 3 ? "#8fd08a" : c.deep}"/>`).join("")}`;

export const solar = (c) => [0, 1, 2, 3].map((i) => `<g transform="translate(${58 + i * 72} ${i % 2 ? 96 : 80}) skewY(${i % 2 ? -8 : 8})"><rect width="70" height="220" rx="5" fill="${c.main}"/><rect x="7" y="10" width="56" height="196" fill="#22334c"/><path d="M7 60h56M7 110h56M7 160h56M35 10v196" stroke="#5a7aa0" stroke-width="2.5"/></g>`).join("");

export const harness = (c) => `<path d="M84 110c60 24 172 24 232 0l4 44c-60 24-180 24-240 0z" fill="${c.main}"/><path d="M316 110l4 44c-16 6-40 12-66 15l4-44c24-4 44-9 58-15z" fill="${c.dark}"/><path d="M190 150h20v110h-20z" fill="${c.deep}"/>
  <path d="M110 250c-20 70 10 100 46 100s60-30 46-92c-26-24-66-26-92-8zM290 250c20 70-10 100-46 100s-60-30-46-92c26-24 66-26 92-8z" fill="none" stroke="${c.main}" stroke-width="24"/><path d="M120 160l10 90M280 160l-10 90" stroke="${c.deep}" stroke-width="8"/>
  <path d="M96 156c0 40 30 40 34 12M304 156c0 40-30 40-34 12" fill="none" stroke="${c.deep}" stroke-width="6"/><circle cx="200" cy="196" r="18" fill="none" stroke="${c.light}" stroke-width="8"/>`;

export const rope = (c) => `${[0, 1, 2, 3, 4, 5].map((i) => `<ellipse cx="200" cy="${190 + i * 3}" rx="${140 - i * 14}" ry="${110 - i * 10}" fill="none" stroke="${i % 2 ? c.dark : c.main}" stroke-width="15"/>`).join("")}<ellipse cx="200" cy="190" rx="140" ry="110" fill="none" stroke="${c.light}" stroke-width="4" stroke-dasharray="8 12"/><path d="M176 90c0-30 50-30 50 0v240c0 26-50 26-50 0z" fill="none" stroke="${c.deep}" stroke-width="14"/><path d="M212 330l30 34" stroke="${c.main}" stroke-width="15" stroke-linecap="round"/>`;

export const helmet = (c) => `<path d="M66 246c-6-110 60-166 134-166s140 56 134 166c-60 22-208 22-268 0z" fill="${c.main}"/><path d="M262 100c50 30 74 80 72 146-20 8-50 12-82 15 20-56 24-112 10-161z" fill="${c.dark}" opacity=".6"/><path d="M60 240c70 24 210 24 280 0l2 20c-80 26-204 26-284 0z" fill="${c.deep}"/>
  <path d="M140 130c10-14 20-20 30-24M230 106c12 4 22 12 30 24M128 180c6-20 10-28 16-36M272 180c-6-20-10-28-16-36" stroke="${c.deep}" stroke-width="13" stroke-linecap="round"/><path d="M104 264c10 70 50 96 96 96s86-26 96-96" fill="none" stroke="${c.deep}" stroke-width="8"/><rect x="182" y="346" width="36" height="20" rx="5" fill="#26282b"/>`;

export const carabiner = (c, o) => {
  const one = (x, y, s) => `<g transform="translate(${x} ${y}) scale(${s})"><path d="M60 10c44 0 60 30 54 74l-16 110c-6 36-70 36-76 0L6 84C0 40 16 10 60 10z" fill="none" stroke="${c.main}" stroke-width="20"/><path d="M104 96l-10 70" stroke="${metal.light}" stroke-width="16"/><path d="M101 112l-6 40" stroke="${metal.dark}" stroke-width="20" stroke-linecap="round"/></g>`;
  return o.set ? `${one(120, 30, 0.72)}<path d="M150 190h30l6 70h-42z" fill="${c.dark}"/>${one(120, 224, 0.66)}${one(226, 50, 0.66)}<path d="M252 196h28l5 60h-38z" fill="${c.dark}"/>${one(226, 230, 0.6)}` : one(116, 56, 1.35);
};

export const chalkbag = (c) => `<path d="M116 150h168c6 60 4 120-8 166-30 20-122 20-152 0-12-46-14-106-8-166z" fill="${c.main}"/><path d="M284 150c6 60 4 120-8 166-12 8-36 13-62 14 24-50 32-120 26-180z" fill="${c.dark}" opacity=".6"/><ellipse cx="200" cy="146" rx="88" ry="32" fill="${c.deep}"/><ellipse cx="200" cy="150" rx="72" ry="23" fill="#f3efe8"/><path d="M110 120c-20-40 200-40 180 0" fill="none" stroke="${c.deep}" stroke-width="8"/><path d="M150 230l22-36 16 24 20-32 42 64z" fill="${c.light}"/>`;

export const poles = (c) => [150, 236].map((x, i) => `<g transform="rotate(${i ? 8 : -6} ${x} 200)"><path d="M${x} 110v210" stroke="${c.main}" stroke-width="11"/><path d="M${x} 200v14M${x} 262v10" stroke="${c.light}" stroke-width="15"/><path d="M${x - 9} 44h18l3 76h-24z" fill="#b48a5a"/><path d="M${x - 11} 38h22v12h-22z" fill="${c.deep}"/><path d="M${x + 9} 56c30 10 24 60-6 64" fill="none" stroke="${c.deep}" stroke-width="6"/><path d="M${x - 17} 320h34l-8 10h-18z" fill="${c.deep}"/><path d="M${x} 330v30" stroke="${metal.dark}" stroke-width="5"/></g>`).join("");

export const towel = (c) => `<path d="M90 110h220v190c0 10-220 10-220 0z" fill="${c.main}"/><path d="M90 110c0-30 220-30 220 0s-220 30-220 0z" fill="${c.light}"/><path d="M110 150h180M110 260h180M110 276h180" stroke="${c.light}" stroke-width="5" opacity=".7"/><path d="M262 110h48v190c0 5-30 8-66 9 20-60 26-130 18-199z" fill="${c.dark}" opacity=".5"/><path d="M120 100c0-30 40-30 40 0" fill="none" stroke="${c.deep}" stroke-width="7"/>`;

export const giftcard = () => `<g transform="rotate(-7 200 200)"><rect x="60" y="116" width="280" height="172" rx="18" fill="#5d7046"/><path d="M60 236l70-70 46 46 60-76 104 120v14c0 10-8 18-18 18H78c-10 0-18-8-18-18z" fill="#46563a"/><circle cx="278" cy="160" r="20" fill="#e0ab36"/><path d="M108 116v172M60 176h280" stroke="#e9ecec" stroke-width="12" opacity=".85"/><path d="M108 176c-50-10-44-56-16-50 14 4 16 30 16 50zm0 0c50-10 44-56 16-50-14 4-16 30-16 50z" fill="none" stroke="#e9ecec" stroke-width="9"/></g>`;
