// Words, amounts and times in the shopper's language. The core names them, here they get their form.

/** @param {string} language @param {Record<string, any>} texts */
export function makeFormat(language, texts) {
  const plurals = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const ratings = new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const days = new Intl.DateTimeFormat(language, { weekday: "long", day: "numeric", month: "long" });
  const dates = new Intl.DateTimeFormat(language, { dateStyle: "long" });
  const clocks = new Intl.DateTimeFormat(language, { hour: "numeric", minute: "2-digit" });
  const ago = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  /** @type {Record<string, Intl.NumberFormat>} */
  const currencies = {};

  /** @param {string} key @param {string[]} given */
  function label(key, ...given) {
    let text = texts[key];
    if (text === undefined) {
      console.warn(`aisle: no text "${key}"`);
      return "";
    }
    if (typeof text === "object") text = text[plurals.select(Number(given[0]))] ?? text.other;
    return text.replace(/\{(\d)\}/g, (/** @type {string} */ _, /** @type {number} */ index) => {
      const value = given[index] ?? "";
      return value !== "" && !isNaN(Number(value)) ? numbers.format(Number(value)) : value;
    });
  }

  /** @param {string} minor @param {string} currency */
  function money(minor, currency) {
    const form = (currencies[currency] ??= new Intl.NumberFormat(language, { style: "currency", currency }));
    return form.format(Number(minor) / 10 ** (form.resolvedOptions().maximumFractionDigits ?? 2));
  }

  /** @param {string} time @param {string} now */
  function since(time, now) {
    const seconds = Math.min(Math.round((Number(time) - Number(now)) / 1000), 0);
    const minutes = Math.trunc(seconds / 60);
    if (minutes === 0) return ago.format(seconds, "second");
    if (minutes > -60) return ago.format(minutes, "minute");
    return minutes > -1440 ? ago.format(Math.round(minutes / 60), "hour") : ago.format(Math.round(minutes / 1440), "day");
  }

  /** @type {Record<string, (...parts: any[]) => string>} */
  const forms = {
    label,
    money,
    ago: since,
    day: (time) => {
      const date = new Date(Number(time));
      const now = new Date();
      const apart = Math.round((date.setHours(0, 0, 0, 0) - now.setHours(0, 0, 0, 0)) / 86_400_000);
      return apart > -2 ? ago.format(apart, "day") : days.format(date);
    },
    date: (time) => dates.format(Number(time)),
    clock: (time) => clocks.format(Number(time)),
    number: (hundredths) => ratings.format(Number(hundredths) / 100),
  };
  /** @param {any[]} value as the core writes it: ["label", "key", "argument"] */
  return ([form, ...parts]) => forms[form](...parts);
}
