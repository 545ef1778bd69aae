// The Timeline view: a long recording goes to the server, and a coloured band of its emotions grows as the answers come.

import { showLegend } from "./bars.js";
import { keepDrawn } from "./canvas.js";
import { segmentsAsCsv } from "./csv.js";
import { announce, byId, element, isCancel, save, show, takeFiles } from "./dom.js";
import { colourOf, emojiOf } from "./emotions.js";
import { clock, percent } from "./format.js";
import { showPlaying } from "./player.js";
import { answerOf, indexAt, ownParts, saidIn, shares, stretches } from "./segments.js";
import { smoothed } from "./smoothing.js";
import { subtitles } from "./words.js";
import { WHOLE, holding, span, zoomed } from "./zoom.js";

const ZOOM_STEP = 2;
const LEAST_WORDS_WIDTH = 56; // of a part of the band, in pixels, so that its words can be read below it
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

  const scroll = byId("timeline-scroll");
  const smoothing = byId("timeline-smoothing");

  /** @type {import("./segments.js").Segment[]} as they come */
  let heard = [];
  /** @type {readonly import("./segments.js").Segment[]} as they show */
  let segments = [];
  /** @type {readonly import("./segments.js").Word[]} */
  let words = [];
  /** @type {import("./zoom.js").Zoom} */
  let zoom = WHOLE;
  let total = 0;
  let moment = 0;
  /** @type {number|null} where the loudspeaker is, null where it has not been on */
  let played = null;
  let marked = false;
  let following = true; // what shows goes along with the loudspeaker until the reader looks elsewhere
  /** @type {Blob|null} */
  let shown = null;
  let running = new AbortController();

  const redraw = keepDrawn(byId("timeline-canvas"), (context, width, height, colour) => {
    const view = span(zoom, total);
    const x = (/** @type {number} */ seconds) => Math.round(((seconds - view.start) / (view.end - view.start)) * width); // on whole pixels, so that no seams show
    ownParts(segments).forEach(({ start, end }, index) => {
      if (end < view.start || start > view.end) {
        return;
      }
      const answer = answerOf(segments[index]);
      const share = answer === "" ? LOWEST_SHARE_OF_HEIGHT / 2 : LOWEST_SHARE_OF_HEIGHT + (1 - LOWEST_SHARE_OF_HEIGHT) * segments[index].confidence;
      context.fillStyle = colour(answer === "" ? "none" : colourOf(answer));
      context.fillRect(x(start), height * (1 - share), x(end) - x(start), height * share);
    });
  });

  const listener = {
    onState: (/** @type {boolean} */ playing) => showPlaying(playButton, "from the marked moment", playing),
    onTime: (/** @type {number} */ time) => {
      played = Math.min(total, time);
      if (player.isPlaying(shown)) {
        moveTo(time, following);
      } else {
        placeLines();
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

  /**
   * Puts a line where a moment is, or hides it where that does not show.
   *
   * @param {HTMLElement} line
   * @param {number|null} seconds
   */
  function place(line, seconds) {
    const { start, end } = span(zoom, total);
    line.hidden = seconds === null || seconds < start || seconds > end;
    line.style.setProperty("--share", String(seconds === null || end === start ? 0 : (seconds - start) / (end - start)));
  }

  function placeLines() {
    place(head, played);
    place(mark, marked ? moment : null);
  }

  /** Lays the words under the colours that they were said in, where there is room. */
  function layWords() {
    const { start, end } = span(zoom, total);
    const parts = ownParts(segments);
    const said = saidIn(parts, words);
    const strip = byId("timeline-words");
    const shown = parts
      .map((part, index) => ({ ...part, text: said[index] }))
      .filter((part) => part.text !== "" && part.end > start && part.start < end)
      .filter((part) => ((part.end - part.start) / (end - start)) * band.clientWidth >= LEAST_WORDS_WIDTH);
    strip.replaceChildren(
      ...shown.map((part) => {
        const item = element("span", { title: part.text }, part.text);
        item.style.left = `${(100 * (part.start - start)) / (end - start)}%`;
        item.style.width = `${(100 * (part.end - part.start)) / (end - start)}%`;
        return item;
      }),
    );
    strip.hidden = words.length === 0;
    strip.classList.toggle("crowded", shown.length === 0);
  }

  /** @param {import("./zoom.js").Zoom} next shows another part */
  function look(next) {
    zoom = next;
    const { start, end } = span(zoom, total);
    byId("timeline-start").textContent = clock(start);
    byId("timeline-end").textContent = clock(end);
    byId("zoom-out").disabled = zoom.factor === 1;
    byId("zoom-whole").disabled = zoom.factor === 1;
    byId("zoom-in").disabled = zoomed(zoom, total, ZOOM_STEP, start).factor === zoom.factor;
    scroll.hidden = zoom.factor === 1;
    scroll.max = String(total - (end - start));
    scroll.value = String(start);
    scroll.setAttribute("aria-valuetext", `${clock(start)} to ${clock(end)}`);
    placeLines();
    layWords();
    redraw();
  }

  /** @param {number} times more than 1 for larger */
  function zoomBy(times) {
    const { start, end } = span(zoom, total);
    const middle = moment > start && moment < end ? moment : (start + end) / 2;
    look(zoomed(zoom, total, times, middle));
  }

  /**
   * @param {number} seconds
   * @param {boolean} visibly whether that moment must show
   */
  function moveTo(seconds, visibly) {
    moment = Math.max(0, Math.min(total, seconds));
    const text = describe(indexAt(segments, moment));
    const next = visibly ? holding(zoom, total, moment) : zoom;
    if (next === zoom) {
      placeLines();
    } else {
      look(next);
    }
    byId("timeline-moment").textContent = text;
    band.setAttribute("aria-valuemax", String(Math.round(total)));
    band.setAttribute("aria-valuenow", String(Math.round(moment)));
    band.setAttribute("aria-valuetext", text === "" ? clock(moment) : text);
  }

  /** @param {MouseEvent} event */
  function momentUnder(event) {
    const { left, width } = band.getBoundingClientRect();
    const { start, end } = span(zoom, total);
    return start + ((event.clientX - left) / width) * (end - start);
  }

  /** @param {number} [from] */
  function play(from) {
    if (shown !== null) {
      following = true;
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
    if (event.key === "+" || event.key === "-") {
      event.preventDefault();
      zoomBy(event.key === "+" ? ZOOM_STEP : 1 / ZOOM_STEP);
    } else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      player.isPlaying(shown) ? player.pause() : play(moment);
    } else if (target !== undefined && parts.length > 0) {
      event.preventDefault();
      marked = true;
      moveTo(parts[Math.max(0, Math.min(parts.length - 1, target))].start, true);
    }
  }

  /** Shows what has come so far, but for the band. */
  function update() {
    segments = smoothed(heard, Number(smoothing.value));
    const summary = shares(segments)
      .slice(0, 3)
      .map(({ emotion, share }) => `${emojiOf(emotion)}\u00a0${emotion} ${percent(share)}`);
    byId("timeline-summary").textContent = summary.length === 0 ? "No answer so far." : `Of the speech: ${summary.join(", ")}`;
    const found = stretches(segments);
    const said = saidIn(found, words);
    byId("timeline-stretches").replaceChildren(
      ...found.map(({ start, end, emotion, confidence }, index) =>
        element(
          "li",
          {},
          element(
            "button",
            { type: "button", onclick: () => play(start) },
            element("span", { className: "time" }, `${clock(start)} to ${clock(end)}`),
            element("span", {}, emotion === "" ? "no answer" : `${emojiOf(emotion)}\u00a0${emotion}, ${percent(confidence)}`),
            ...(said[index] === "" ? [] : [element("span", { className: "said" }, `“${said[index]}”`)]),
          ),
        ),
      ),
    );
    look(zoom);
    moveTo(moment, false);
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
      heard.push(data);
      total = Math.max(total, data.end);
      byId("timeline-result").hidden = false;
    }
    redraw();
  }

  /**
   * Waits for the words of what is followed.
   *
   * @param {string} id
   * @param {AbortSignal} signal
   */
  async function fetchWords(id, signal) {
    try {
      const transcript = await api.words(id, signal);
      if (!signal.aborted) {
        words = transcript?.words ?? [];
        byId("timeline-vtt").hidden = words.length === 0;
        update();
      }
    } catch (error) {
      if (!isCancel(error) && !signal.aborted) {
        show(byId("timeline-notice"), `There are no words: ${/** @type {Error} */ (error).message}`);
      }
    }
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
    heard = [];
    segments = heard;
    words = [];
    byId("timeline-vtt").hidden = true;
    total = 0;
    moment = 0;
    played = null;
    marked = false;
    zoom = WHOLE;
    shown = audio;
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
        (event, data) => {
          if (running === mine && event === "transcription") {
            fetchWords(data.id, mine.signal);
          } else if (running === mine) {
            take(event, data);
          }
        },
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

  /** @returns {string} what the files to save are called */
  const savedName = () => `${byId("timeline-name").textContent.replace(/\.[^.]+$/, "")}-timeline`;

  byId("timeline-csv").addEventListener("click", () => save(`${savedName()}.csv`, segmentsAsCsv(segments, words), "text/csv"));
  byId("timeline-json").addEventListener("click", () => {
    const timeline = { name: byId("timeline-name").textContent, seconds: total, smoothing: Number(smoothing.value), segments, words };
    save(`${savedName()}.json`, `${JSON.stringify(timeline, null, 2)}\n`, "application/json");
  });
  byId("timeline-vtt").addEventListener("click", () => save(`${savedName()}.vtt`, subtitles(words, segments), "text/vtt"));
  smoothing.addEventListener("change", update);
  byId("zoom-in").addEventListener("click", () => zoomBy(ZOOM_STEP));
  byId("zoom-out").addEventListener("click", () => zoomBy(1 / ZOOM_STEP));
  byId("zoom-whole").addEventListener("click", () => look(WHOLE));
  scroll.addEventListener("input", () => {
    following = false;
    look({ factor: zoom.factor, start: Number(scroll.value) });
  });
  band.addEventListener(
    "wheel",
    (/** @type {WheelEvent} */ event) => {
      if (event.ctrlKey || event.metaKey) {
        event.preventDefault(); // else the browser makes the whole page larger
        look(zoomed(zoom, total, ZOOM_STEP ** (-event.deltaY / 100), momentUnder(event)));
      }
    },
    { passive: false },
  );
  band.addEventListener("pointermove", (/** @type {PointerEvent} */ event) => {
    marked = true;
    if (!player.isPlaying(shown)) {
      moveTo(momentUnder(event), false);
    }
  });
  band.addEventListener("click", (/** @type {MouseEvent} */ event) => play(momentUnder(event)));
  band.addEventListener("focus", () => moveTo(moment, true));
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
