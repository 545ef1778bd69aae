// "Why?" below an answer: what each part of the sound and each quarter of a second contributes to it.

import { keepDrawn } from "./canvas.js";
import { momentsText, nameOf, points } from "./contributions.js";
import { announce, byId, element, isCancel, show } from "./dom.js";
import { refusalOf } from "./emotions.js";

/**
 * @typedef {object} Explanation
 * @property {string} emotion
 * @property {number} confidence 0 to 1
 * @property {Record<string, number>} parts contributions by the part's name
 * @property {{start: number, end: number, contribution: number}[]} stretches
 */

/**
 * Starts the button and what it shows.
 *
 * @param {import("./api.js").Api} api
 */
export function createExplanation(api) {
  const button = byId("why-button");
  const panel = byId("why");
  const notice = byId("why-notice");
  /** @type {Explanation|null} */
  let shown = null;
  let seconds = 0;
  /** @type {() => Promise<void>} */
  let ask = async () => {};
  let running = new AbortController();

  const redraw = keepDrawn(byId("why-moments"), (context, width, height, colour) => {
    const stretches = shown?.stretches ?? [];
    const most = Math.max(1e-9, ...stretches.map(({ contribution }) => Math.abs(contribution)));
    stretches.forEach(({ start, end, contribution }) => {
      const left = Math.round((start / seconds) * width);
      const right = Math.max(left + 1, Math.round((end / seconds) * width) - 1);
      const tall = (Math.abs(contribution) / most) * (height / 2);
      context.fillStyle = colour(contribution > 0 ? "for" : "against");
      context.fillRect(left, contribution > 0 ? height / 2 - tall : height / 2, right - left, tall);
    });
    context.fillStyle = colour("edge");
    context.fillRect(0, height / 2 - 0.5, width, 1);
  });

  /** @param {boolean} visible */
  function open(visible) {
    panel.hidden = !visible;
    button.setAttribute("aria-expanded", String(visible));
    redraw();
  }

  /** @param {Explanation} explanation */
  function showExplanation(explanation) {
    shown = explanation;
    const text = momentsText(explanation.stretches);
    byId("why-title").textContent = `What speaks for ${explanation.emotion}`;
    byId("why-text").textContent =
      `In percentage points of ${explanation.emotion} that are lost when the model does not hear it. ` +
      "It says what the model goes by, not what is true; as parts work together, they do not add up.";
    byId("why-moments").setAttribute("aria-label", text);
    const most = Math.max(1e-9, ...Object.values(explanation.parts).map(Math.abs));
    byId("why-parts").replaceChildren(...Object.entries(explanation.parts).map(([part, contribution]) => rowOf(nameOf(part), contribution, most)));
    open(true);
    announce(text);
  }

  button.addEventListener("click", () => (shown === null ? ask() : open(panel.hidden)));

  function clear() {
    running.abort();
    shown = null;
    open(false);
    show(notice, null);
    button.disabled = false;
    byId("result-why").hidden = true;
  }

  return {
    clear,

    /**
     * Offers to explain an answer.
     *
     * @param {import("./api.js").Prediction} prediction
     * @param {Blob} audio
     * @param {string|null} known of the voice when the answer was given, null of a stranger's
     * @param {string} channel that the answer is of, empty of all together
     */
    offer(prediction, audio, known, channel) {
      clear();
      seconds = prediction.seconds;
      // One answer at a time is explained, not that of each side.
      const refused = prediction.rejection !== null && !refusalOf(prediction.rejection).showsBars;
      byId("result-why").hidden = refused || channel === "each";
      ask = async () => {
        running = new AbortController();
        const { signal } = running;
        button.disabled = true;
        show(notice, "Asking again without one thing after the other. That takes some twenty times as long as the answer.");
        try {
          const explanation = await api.explain(audio, { signal, channel }, known);
          show(notice, null);
          showExplanation(explanation);
        } catch (error) {
          if (!isCancel(error)) {
            show(notice, /** @type {Error} */ (error).message);
          }
        } finally {
          if (!signal.aborted) {
            button.disabled = false;
          }
        }
      };
    },
  };
}

/**
 * @param {string} name
 * @param {number} contribution
 * @param {number} most that any part contributes
 * @returns {HTMLElement}
 */
function rowOf(name, contribution, most) {
  const fill = element("span", { className: contribution > 0 ? "fill for" : "fill against" });
  fill.style.setProperty("--share", String(Math.abs(contribution) / most));
  return element(
    "li",
    {},
    element("span", {}, name),
    element("span", { className: "balance", "aria-hidden": "true" }, fill),
    element("span", { className: "share" }, points(contribution)),
  );
}
