// The six bars and the legend of their colours.

import { element } from "./dom.js";
import { EMOTIONS } from "./emotions.js";
import { percent } from "./format.js";

/**
 * Fills a list with the six bars.
 *
 * @param {HTMLElement} list
 * @returns {(probabilities: Record<string, number>|null) => void} moves the bars; null empties them
 */
export function createBars(list) {
  const rows = EMOTIONS.map(({ label, emoji }) => {
    const fill = element("span", { className: "fill" });
    fill.style.setProperty("--colour", `var(--${label})`);
    const share = element("span", { className: "share" }, "–");
    const row = element(
      "li",
      {},
      element("span", { "aria-hidden": "true" }, emoji),
      element("span", {}, label),
      element("span", { className: "track", "aria-hidden": "true" }, fill),
      share,
    );
    list.append(row);
    return { label, fill, share, row };
  });
  return (probabilities) => {
    const most = probabilities === null ? 1 : Math.max(...Object.values(probabilities));
    rows.forEach(({ label, fill, share, row }) => {
      const value = probabilities?.[label] ?? 0;
      fill.style.setProperty("--share", String(value));
      share.textContent = probabilities === null ? "–" : percent(value);
      row.classList.toggle("most", value === most);
    });
  };
}

/**
 * Fills a list with the colours of the emotions.
 *
 * @param {HTMLElement} list
 * @param {boolean} withNone whether "no answer" has a colour too
 */
export function createLegend(list, withNone) {
  const entries = EMOTIONS.map(({ label, emoji }) => [label, `${emoji}\u00a0${label}`]);
  (withNone ? [...entries, ["none", "no answer"]] : entries).forEach(([name, text]) => {
    const swatch = element("span", { className: "swatch", "aria-hidden": "true" });
    swatch.style.setProperty("--colour", `var(--${name})`);
    list.append(element("li", {}, swatch, text));
  });
}
