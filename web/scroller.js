// Keeps the latest in sight while the shopper is at the end, and stays put when not.

const kEndPx = 48;

/** @param {HTMLElement} scroll @param {HTMLElement} jump the button that leads to the end */
export function makeScroller(scroll, jump) {
  let atEnd = true;

  const toEnd = () => {
    scroll.scrollTop = scroll.scrollHeight;
    atEnd = true;
    jump.hidden = true;
  };
  scroll.addEventListener(
    "scroll",
    () => {
      atEnd = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < kEndPx;
      jump.hidden = atEnd;
    },
    { passive: true },
  );
  jump.addEventListener("click", toEnd);
  // Pictures and a growing composer change the height without a drawing.
  new ResizeObserver(() => atEnd && toEnd()).observe(scroll);
  new ResizeObserver(() => atEnd && toEnd()).observe(/** @type {Element} */ (scroll.firstElementChild));

  return {
    toEnd,
    /** Draws; keeps the place when the history grew above it. @param {() => void} draw @param {boolean} above */
    around(draw, above) {
      const before = above ? scroll.scrollHeight - scroll.scrollTop : 0;
      draw();
      if (above) scroll.scrollTop = scroll.scrollHeight - before;
      else if (!atEnd) jump.hidden = false;
    },
  };
}
