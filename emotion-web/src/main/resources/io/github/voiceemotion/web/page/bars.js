// The bars of a model's emotions and the legend of their colours.

import { element } from "./dom.js";
import { KNOWN_LABELS, colourOf, emojiOf } from "./emotions.js";
import { percent } from "./format.js";

/**
 * @typedef {object} Bars
 * @property {(labels: readonly string[]) => void} prepare shows empty bars of a model's labels
 * @property {(probabilities: Record<string, number>|null) => void} move moves the bars, of other labels if need be; null
 *   empties them
 */

/**
 * Fills a list with bars.
 *
 * @param {HTMLElement} list
 * @returns {Bars}
 */
export function createBars(list) {
  /** @type {ReturnType<typeof rowOf>[]} */
  let rows = [];

  /** @param {readonly string[]} labels */
  function prepare(labels) {
    rows = labels.map(rowOf);
    list.replaceChildren(...rows.map(({ row }) => row));
  }

  /** @param {Record<string, number>|null} probabilities */
  function move(probabilities) {
    const labels = Object.keys(probabilities ?? {});
    if (probabilities !== null && labels.join() !== rows.map(({ label }) => label).join()) {
      prepare(labels);
    }
    const most = probabilities === null ? 1 : Math.max(...Object.values(probabilities));
    rows.forEach(({ label, fill, share, row }) => {
      const value = probabilities?.[label] ?? 0;
      fill.style.setProperty("--share", String(value));
      share.textContent = probabilities === null ? "–" : percent(value);
      row.classList.toggle("most", value === most);
    });
  }

  prepare(KNOWN_LABELS);
  return { prepare, move };
}

/** @param {string} label */
function rowOf(label) {
  const fill = element("span", { className: "fill" });
  fill.style.setProperty("--colour", `var(--${colourOf(label)})`);
  const share = element("span", { className: "share" }, "–");
  const row = element(
    "li",
    {},
    element("span", { "aria-hidden": "true" }, emojiOf(label)),
    element("span", {}, label),
    element("span", { className: "track", "aria-hidden": "true" }, fill),
    share,
  );
  return { label, fill, share, row };
}

/**
 * Fills a list with the colours of emotions.
 *
 * @param {HTMLElement} list
 * @param {readonly string[]} labels
 * @param {boolean} withNone whether "no answer" has a colour too
 */
export function showLegend(list, labels, withNone) {
  const entries = labels.map((label) => [colourOf(label), `${emojiOf(label)}\u00a0${label}`]);
  list.replaceChildren(
    ...(withNone ? [...entries, ["none", "no answer"]] : entries).map(([colour, text]) => {
      const swatch = element("span", { className: "swatch", "aria-hidden": "true" });
      swatch.style.setProperty("--colour", `var(--${colour})`);
      return element("li", {}, swatch, text);
    }),
  );
}
