// A group of radio buttons is one stop for Tab; the arrow keys pick in it (ARIA Authoring Practices, radio group).

const steps = { ArrowDown: 1, ArrowUp: -1, ArrowRight: 1, ArrowLeft: -1 };

/** @param {HTMLElement} radio that has the focus @param {KeyboardEvent} event */
export function moveByArrows(radio, event) {
  let step = steps[/** @type {keyof typeof steps} */ (event.key)];
  if (!step || event.ctrlKey || event.altKey || event.metaKey) return;
  event.preventDefault();
  if (/Left|Right/.test(event.key) && getComputedStyle(radio).direction === "rtl") step = -step;
  const group = /** @type {HTMLElement} */ (radio.closest("[role=radiogroup]"));
  const radios = /** @type {HTMLElement[]} */ ([...group.querySelectorAll("[role=radio]")]);
  const next = radios[(radios.indexOf(radio) + step + radios.length) % radios.length];
  next.focus();
  next.click();
}
