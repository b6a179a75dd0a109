// A product's picture, large: looked at closely with fingers, wheel, mouse or keys.
//
// The picture lies in a stage that scrolls; zooming makes it larger than the stage, about the point that
// was touched. What is open, and how it closes, is the core's matter.

const kNearest = 4;
const kStep = 1.5;
const kClose = 2.5;

export function makeViewer() {
  const stage = () => /** @type {HTMLElement | null} */ (document.querySelector(".stage"));
  /** @param {HTMLElement} within */
  const scaleOf = (within) => Number(within.dataset.scale ?? 1);

  /** @param {HTMLElement} within @param {number} wanted @param {{clientX: number, clientY: number}} [about] */
  function zoom(within, wanted, about) {
    const scale = Math.min(Math.max(wanted, 1), kNearest);
    const image = /** @type {HTMLElement} */ (within.firstElementChild);
    const box = within.getBoundingClientRect();
    const x = about ? about.clientX - box.left : box.width / 2;
    const y = about ? about.clientY - box.top : box.height / 2;
    const grown = scale / scaleOf(within);
    const left = (within.scrollLeft + x) * grown - x;
    const top = (within.scrollTop + y) * grown - y;
    within.dataset.scale = String(scale);
    image.style.width = `${scale * 100}%`;
    image.style.height = `${scale * 100}%`;
    within.scrollTo(left, top);
    document.querySelector(".zoom")?.setAttribute("aria-pressed", String(scale > 1));
  }

  /** @param {{clientX: number, clientY: number}} [about] */
  function toggle(about) {
    const within = stage();
    if (within) zoom(within, scaleOf(within) > 1 ? 1 : kClose, about);
  }

  /** @param {TouchList} touches */
  const spread = ([one, two]) => Math.hypot(one.clientX - two.clientX, one.clientY - two.clientY);
  /** @param {TouchList} touches */
  const middle = ([one, two]) => ({ clientX: (one.clientX + two.clientX) / 2, clientY: (one.clientY + two.clientY) / 2 });
  let apart = 0;

  document.addEventListener("touchstart", ({ touches }) => {
    if (touches.length === 2) apart = spread(touches);
  });
  document.addEventListener(
    "touchmove",
    (event) => {
      const within = stage();
      if (!within || event.touches.length !== 2) return;
      event.preventDefault();
      const now = spread(event.touches);
      zoom(within, (scaleOf(within) * now) / (apart || now), middle(event.touches));
      apart = now;
    },
    { passive: false },
  );
  document.addEventListener(
    "wheel",
    (event) => {
      const within = stage();
      if (!within || !event.ctrlKey) return; // So a browser tells of a pinch on a touch pad.
      event.preventDefault();
      zoom(within, scaleOf(within) * Math.exp(-event.deltaY / 100), event);
    },
    { passive: false },
  );
  document.addEventListener("click", (event) => {
    if (/** @type {Element} */ (event.target).closest(".stage")) toggle(event);
  });

  return {
    toggle: () => toggle(),
    /** @param {KeyboardEvent} event */
    key(event) {
      const within = stage();
      if (!within || event.ctrlKey || event.metaKey) return;
      const step = { "+": kStep, "=": kStep, "-": 1 / kStep, 0: 0 }[event.key];
      if (step !== undefined) zoom(within, scaleOf(within) * step);
    },
  };
}
