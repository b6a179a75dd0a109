// Where the shopper writes: grows with the text, sends on Enter, suggests while typing.

const kSuggestAfterMs = 160;
const kSuggestBytesMax = 80;

/**
 * @param {HTMLTextAreaElement} field
 * @param {{report: (event: object) => void, submit: (text: string) => void,
 *          suggest: (query: string, signal: AbortSignal) => Promise<any>,
 *          keepDraft: (text: string) => void}} to
 */
export function makeComposer(field, to) {
  let timer = 0;
  let request = new AbortController();
  const options = () => [...document.querySelectorAll("#suggest [role=option]")];
  const active = () => document.querySelector("#suggest [aria-selected=true]");

  function dropSuggestions() {
    clearTimeout(timer);
    request.abort();
    to.report({ type: "suggestions_arrived", query: field.value, suggestions: [] });
  }

  function askForSuggestions() {
    clearTimeout(timer);
    request.abort();
    const query = field.value;
    if (query.trim().length < 2) return;
    if (query.length > kSuggestBytesMax || query.includes("\n")) return options().length > 0 && dropSuggestions();
    timer = setTimeout(async () => {
      request = new AbortController();
      try {
        const { suggestions } = await to.suggest(query, request.signal);
        to.report({ type: "suggestions_arrived", query, suggestions });
      } catch {
        if (query === field.value) dropSuggestions(); // They are a help, not a duty.
      }
    }, kSuggestAfterMs);
  }

  // Where the style sheet can't make the field grow (field-sizing), this does.
  const grow = CSS.supports("field-sizing", "content")
    ? () => {}
    : () => {
        field.style.height = "auto";
        field.style.height = `${field.scrollHeight}px`;
      };

  field.addEventListener("input", () => {
    grow();
    to.report({ type: "draft_changed", text: field.value });
    to.keepDraft(field.value);
    askForSuggestions();
  });

  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const listed = options().length > 0;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      const chosen = /** @type {HTMLElement | null} */ (active());
      if (chosen) chosen.click();
      else to.submit(field.value);
    } else if (listed && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      event.preventDefault();
      to.report({ type: "suggestion_moved", by: event.key === "ArrowUp" ? -1 : 1 });
    } else if (listed && event.key === "Escape") {
      event.stopPropagation();
      dropSuggestions();
    }
  });
  // A press on a suggestion leaves the focus, and so the list, where it is.
  document.addEventListener("mousedown", (event) => /** @type {Element} */ (event.target).closest("#suggest") && event.preventDefault());
  field.addEventListener("blur", () => setTimeout(dropSuggestions, 150));

  return {
    /** @param {string} text */
    set(text) {
      clearTimeout(timer);
      request.abort();
      if (field.value !== text) field.value = text;
      grow();
      to.keepDraft(text);
      to.report({ type: "draft_changed", text });
    },
    /** After each drawing: which suggestion the field points at. */
    drawn() {
      const chosen = active();
      field.toggleAttribute("aria-controls", false);
      if (options().length > 0) field.setAttribute("aria-controls", "suggest");
      if (chosen) {
        field.setAttribute("aria-activedescendant", chosen.id);
        chosen.scrollIntoView({ block: "nearest" });
      } else {
        field.removeAttribute("aria-activedescendant");
      }
    },
  };
}
