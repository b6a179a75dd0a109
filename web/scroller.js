// Keeps the latest in sight while the shopper is at the end, and stays put when not. An answer taller
// than the panel is followed only until its question stands at the top, so that it is read from its
// beginning.

const kEndPx = 48;
const kAbovePx = 12;

/** @param {HTMLElement} scroll @param {HTMLElement} jump the button that leads to the end */
export function makeScroller(scroll, jump) {
  let following = true;
  let before = 0;
  const left = () => scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight;

  const toEnd = () => {
    scroll.scrollTop = scroll.scrollHeight;
    before = scroll.scrollTop;
    following = true;
    jump.hidden = true;
  };
  const follow = () => {
    if (!following) return;
    const turns = scroll.querySelectorAll(".turn");
    const last = /** @type {HTMLElement | undefined} */ (turns[turns.length - 1]);
    scroll.scrollTop = Math.min(scroll.scrollHeight, last ? last.offsetTop - kAbovePx : Infinity);
    before = scroll.scrollTop;
    jump.hidden = left() < kEndPx;
  };
  // Only the shopper scrolls up; what grows below does not count as leaving the end.
  scroll.addEventListener(
    "scroll",
    () => {
      if (left() < kEndPx) following = true;
      else if (scroll.scrollTop < before) following = false;
      before = scroll.scrollTop;
      jump.hidden = left() < kEndPx;
    },
    { passive: true },
  );
  jump.addEventListener("click", toEnd);
  // Pictures and a growing composer change the height without a drawing.
  const resized = new ResizeObserver(follow);
  resized.observe(scroll);
  resized.observe(/** @type {Element} */ (scroll.firstElementChild));

  return {
    toEnd,
    /** Draws; keeps the place when the history grew above it. @param {() => void} draw @param {boolean} above */
    around(draw, above) {
      const below = above ? scroll.scrollHeight - scroll.scrollTop : 0;
      draw();
      if (above) scroll.scrollTop = scroll.scrollHeight - below;
      else if (!following) jump.hidden = left() < kEndPx;
    },
  };
}
