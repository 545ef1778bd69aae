// The About view: what the server says of its model.

import { corpusName, licenceOf, mayBeUsedFor } from "./corpora.js";
import { byId, element } from "./dom.js";
import { emojiOf } from "./emotions.js";
import { wayOf } from "./engines.js";
import { clock, size } from "./format.js";
import { rightInWords, testedOn } from "./scores.js";

/**
 * Shows the model.
 *
 * @param {Record<string, any>} model as the server describes it
 */
export function showModel(model) {
  const emotions = model.emotions.map((/** @type {string} */ label) => `${emojiOf(label)}\u00a0${label}`).join(", ");
  const { maxBytes, maxSeconds, maxTimelineSeconds } = model.limits;
  const corpora = model.corpora.map((/** @type {any} */ { corpus }) => corpus);
  byId("about-model").replaceChildren(
    element("h2", {}, "What it tells"),
    element("p", {}, `${emotions}. It gives each a share of 100\u00a0%; the largest is the answer, and its share the confidence.`),
    element(
      "p",
      {},
      `The server takes files of up to ${size(maxBytes)}, up to ${clock(maxSeconds)} long for one answer and ${clock(maxTimelineSeconds)} for a timeline.`,
    ),
    element("h2", {}, "How often it is right"),
    element("p", {}, "Of 100 recordings, as many of each emotion, that nobody used to make it:"),
    element(
      "ul",
      {},
      ...model.scores.map((/** @type {any} */ { protocol, uar }) =>
        element("li", {}, `of ${testedOn(protocol)}: `, element("strong", {}, rightInWords(uar, model.emotions.length))),
      ),
    ),
    element(
      "p",
      {},
      "All of them were acted, most of them into good microphones. Of your own recordings, expect the lowest of these at best. " +
        "Confidence is what it says itself: among answers of 60\u00a0%, about 60 of 100 should be right. The calibration error below is by how much that is off.",
    ),
    element("h2", {}, "What you may do with it"),
    element("p", { id: "about-licence" }, mayBeUsedFor(corpora)),
    table(
      ["Recordings it learned from", "How many", "Their licence"],
      model.corpora.map((/** @type {any} */ { corpus, utterances }) => [corpusName(corpus), utterances.toLocaleString(), licenceOf(corpus)]),
    ),
    element("h2", {}, "For those who know"),
    element("p", {}, `Model ${model.name}.`),
    element("p", {}, `UAR is the unweighted average recall, which counts every emotion alike; chance is ${(1 / model.emotions.length).toFixed(3)}.`),
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
 * @param {string[]} heading the first column is text, others are numbers if they look so
 * @param {string[][]} rows
 * @returns {HTMLElement}
 */
function table(heading, rows) {
  const kind = (/** @type {number} */ column) => (column > 0 && rows.every((row) => /^[–\d]/.test(row[column])) ? "number" : "");
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
