// The Timeline view: a long recording goes to the server, and a coloured band of its emotions grows as the answers come.

import { showLegend } from "./bars.js";
import { keepDrawn } from "./canvas.js";
import { announce, byId, element, isCancel, show, takeFiles } from "./dom.js";
import { colourOf, emojiOf } from "./emotions.js";
import { clock, percent } from "./format.js";
import { showPlaying } from "./player.js";
import { answerOf, indexAt, ownParts, shares, stretches } from "./segments.js";

const LOWEST_SHARE_OF_HEIGHT = 0.25; // so that an answer of little confidence still shows its colour

/**
 * Starts the timeline view.
 *
 * @param {import("./api.js").Api} api
 * @param {import("./player.js").Player} player
 * @returns {{follow: (audio: Blob, name: string) => Promise<void>, prepare: (labels: readonly string[]) => void}}
 *   `prepare` shows a model's labels
 */
export function createTimeline(api, player) {
  const band = byId("timeline-band");
  const head = byId("timeline-head");
  const mark = byId("timeline-mark");
  const bar = byId("timeline-bar");
  const playButton = byId("timeline-play");

  /** @type {import("./segments.js").Segment[]} */
  let segments = [];
  let total = 0;
  let moment = 0;
  /** @type {Blob|null} */
  let shown = null;
  let running = new AbortController();

  const redraw = keepDrawn(byId("timeline-canvas"), (context, width, height, colour) => {
    ownParts(segments).forEach(({ start, end }, index) => {
      const answer = answerOf(segments[index]);
      const share = answer === "" ? LOWEST_SHARE_OF_HEIGHT / 2 : LOWEST_SHARE_OF_HEIGHT + (1 - LOWEST_SHARE_OF_HEIGHT) * segments[index].confidence;
      context.fillStyle = colour(answer === "" ? "none" : colourOf(answer));
      const left = Math.round((start / total) * width); // on whole pixels, so that no seams show
      const right = Math.round((end / total) * width);
      context.fillRect(left, height * (1 - share), right - left, height * share);
    });
  });

  const listener = {
    onState: (/** @type {boolean} */ playing) => showPlaying(playButton, "from the marked moment", playing),
    onTime: (/** @type {number} */ time) => {
      head.hidden = false;
      head.style.setProperty("--share", String(Math.min(1, time / total)));
      if (player.isPlaying(shown)) {
        moveTo(time);
      }
    },
    onError: () => show(byId("timeline-notice"), "This browser cannot play this format."),
  };

  /** @param {number} index */
  function describe(index) {
    const segment = segments[index];
    if (segment === undefined) {
      return "";
    }
    const part = ownParts(segments)[index];
    const answer = answerOf(segment);
    const time = `${clock(part.start)} to ${clock(part.end)}`;
    return answer === "" ? `${time} · no answer` : `${time} · ${emojiOf(answer)}\u00a0${answer} · ${percent(segment.confidence)} confident`;
  }

  /** @param {number} seconds */
  function moveTo(seconds) {
    moment = Math.max(0, Math.min(total, seconds));
    const text = describe(indexAt(segments, moment));
    mark.style.setProperty("--share", String(total === 0 ? 0 : moment / total));
    byId("timeline-moment").textContent = text;
    band.setAttribute("aria-valuemax", String(Math.round(total)));
    band.setAttribute("aria-valuenow", String(Math.round(moment)));
    band.setAttribute("aria-valuetext", text === "" ? clock(moment) : text);
  }

  /** @param {MouseEvent} event */
  function momentUnder(event) {
    const { left, width } = band.getBoundingClientRect();
    return ((event.clientX - left) / width) * total;
  }

  /** @param {number} [from] */
  function play(from) {
    if (shown !== null) {
      player.play(shown, listener, from);
    }
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    const parts = ownParts(segments);
    const index = indexAt(segments, moment);
    const target = {
      ArrowRight: index + 1,
      ArrowUp: index + 1,
      ArrowLeft: index - 1,
      ArrowDown: index - 1,
      PageUp: index + 10,
      PageDown: index - 10,
      Home: 0,
      End: parts.length - 1,
    }[event.key];
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      player.isPlaying(shown) ? player.pause() : play(moment);
    } else if (target !== undefined && parts.length > 0) {
      event.preventDefault();
      mark.hidden = false;
      moveTo(parts[Math.max(0, Math.min(parts.length - 1, target))].start);
    }
  }

  /** Shows what has come so far, but for the band. */
  function update() {
    const summary = shares(segments)
      .slice(0, 3)
      .map(({ emotion, share }) => `${emojiOf(emotion)}\u00a0${emotion} ${percent(share)}`);
    byId("timeline-summary").textContent = summary.length === 0 ? "No answer so far." : `Of the speech: ${summary.join(", ")}`;
    byId("timeline-end").textContent = clock(total);
    byId("timeline-stretches").replaceChildren(
      ...stretches(segments).map(({ start, end, emotion, confidence }) =>
        element(
          "li",
          {},
          element(
            "button",
            { type: "button", onclick: () => play(start) },
            element("span", { className: "time" }, `${clock(start)} to ${clock(end)}`),
            element("span", {}, emotion === "" ? "no answer" : `${emojiOf(emotion)}\u00a0${emotion}, ${percent(confidence)}`),
          ),
        ),
      ),
    );
    moveTo(moment);
  }

  /**
   * @param {string} event
   * @param {any} data
   */
  function take(event, data) {
    if (event === "progress") {
      const { seconds } = data;
      total = Math.max(total, data.total ?? seconds);
      byId("timeline-text").textContent = data.total === null ? `${clock(seconds)} heard` : `${clock(seconds)} of ${clock(data.total)} heard`;
      if (data.total !== null) {
        bar.value = seconds / data.total;
      }
    } else if (event === "segment") {
      segments.push(data);
      total = Math.max(total, data.end);
      byId("timeline-result").hidden = false;
    }
    redraw();
  }

  /**
   * Follows a recording, in place of the one before.
   *
   * @param {Blob} audio
   * @param {string} name
   */
  async function follow(audio, name) {
    running.abort();
    const mine = new AbortController();
    running = mine;
    player.pause();
    segments = [];
    total = 0;
    moment = 0;
    shown = audio;
    head.hidden = true;
    mark.hidden = true;
    show(byId("timeline-notice"), null);
    byId("timeline-result").hidden = true;
    byId("timeline-name").textContent = name;
    byId("timeline-text").textContent = `Sending ${name}`;
    bar.removeAttribute("value");
    byId("timeline-sending").hidden = false;
    announce(`Sending ${name}.`);
    const steady = setInterval(update, 1000); // a list that changes with each of many segments would stutter
    try {
      await api.timeline(
        audio,
        name,
        {
          signal: mine.signal,
          onWait: (seconds) => (byId("timeline-text").textContent = `The server is busy. Next try in ${Math.ceil(seconds)} s`),
        },
        (event, data) => running === mine && take(event, data),
      );
      update();
      announce(byId("timeline-summary").textContent);
    } catch (error) {
      if (!isCancel(error)) {
        show(byId("timeline-notice"), /** @type {Error} */ (error).message);
      }
    } finally {
      clearInterval(steady);
      if (running === mine) {
        byId("timeline-sending").hidden = true;
        update();
      }
    }
  }

  band.addEventListener("pointermove", (/** @type {PointerEvent} */ event) => {
    mark.hidden = false;
    if (!player.isPlaying(shown)) {
      moveTo(momentUnder(event));
    }
  });
  band.addEventListener("click", (/** @type {MouseEvent} */ event) => play(momentUnder(event)));
  band.addEventListener("focus", () => moveTo(moment));
  band.addEventListener("keydown", onKey);
  playButton.addEventListener("click", () => (player.isPlaying(shown) ? player.pause() : play(moment)));
  byId("timeline-cancel").addEventListener("click", () => {
    running.abort();
    announce("Cancelled.");
    byId("timeline-file").focus();
  });
  takeFiles(byId("timeline-drop"), byId("timeline-file"), (file) => follow(file, file.name));

  return { follow, prepare: (labels) => showLegend(byId("timeline-legend"), labels, true) };
}
