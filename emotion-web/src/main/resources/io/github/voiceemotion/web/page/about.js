// The About view: what the server says of its model.

import { byId, element } from "./dom.js";
import { emojiOf } from "./emotions.js";
import { wayOf } from "./engines.js";
import { clock, size } from "./format.js";

/**
 * Shows the model.
 *
 * @param {Record<string, any>} model as the server describes it
 */
export function showModel(model) {
  const emotions = model.emotions.map((/** @type {string} */ label) => `${emojiOf(label)}\u00a0${label}`).join(", ");
  const { maxBytes, maxSeconds } = model.limits;
  byId("about-model").replaceChildren(
    element("h2", {}, "The model"),
    element("p", {}, `${model.name}, trained ${model.trained} with seed ${model.seed}. It tells ${emotions}.`),
    element("p", {}, `The server takes files of up to ${size(maxBytes)} and ${clock(maxSeconds)} of audio.`),
    element("h2", {}, "What it learned from"),
    table(
      ["Corpus", "Utterances"],
      model.corpora.map((/** @type {any} */ { corpus, utterances }) => [corpus, utterances.toLocaleString()]),
    ),
    element("h2", {}, "How well it does"),
    element(
      "p",
      {},
      `The unweighted average recall (UAR) counts every emotion alike; guessing would reach ${(1 / model.emotions.length).toFixed(3)}. `,
      "The calibration error is how far confidence and being right lie apart.",
    ),
    table(
      ["Tested on", "UAR", "Accuracy", "Calibration error"],
      model.scores.map((/** @type {any} */ { protocol, uar, accuracy, calibrationError }) => [
        protocol,
        ...[uar, accuracy, calibrationError].map((score) => score?.toFixed(3) ?? "–"),
      ]),
    ),
  );
  const kept = model.history
    ? "It is kept in the history until it is deleted there; what is heard live or in a timeline is not kept."
    : "It is not kept.";
  byId("about-history").textContent = `${wayOf(model.transcription)} ${kept}`;
}

/**
 * @param {string[]} heading the first column is text, the others are numbers
 * @param {string[][]} rows
 * @returns {HTMLElement}
 */
function table(heading, rows) {
  const kind = (/** @type {number} */ column) => (column === 0 ? "" : "number");
  return element(
    "div",
    { className: "scroll", role: "group", "aria-label": heading[0], tabIndex: 0 },
    element(
      "table",
      {},
      element("thead", {}, element("tr", {}, ...heading.map((text, column) => element("th", { scope: "col", className: kind(column) }, text)))),
      element(
        "tbody",
        {},
        ...rows.map((row) => element("tr", {}, ...row.map((text, column) => element("td", { className: kind(column) }, text)))),
      ),
    ),
  );
}
