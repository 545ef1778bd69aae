// The Live view: the microphone goes to the server as it is heard, and the bars follow.

import { createBars, showLegend } from "./bars.js";
import { keepDrawn } from "./canvas.js";
import { announce, byId, show } from "./dom.js";
import { colourOf, emojiOf, refusalOf } from "./emotions.js";
import { percent } from "./format.js";
import { openMicrophone } from "./microphone.js";
import { sentenceOf } from "./problem.js";
import { encodePcm } from "./wav.js";
import { createLiveWaveform } from "./waveform.js";

const TRACE_SECONDS = 60;
const QUIET_BETWEEN_ANNOUNCEMENTS_MS = 5000;
const MOST_UNSENT_SECONDS = 3; // on a slow line, what is older than the model's window is better left out

/**
 * Starts the live view.
 *
 * @param {import("./api.js").Api} api
 * @param {import("./voice.js").Voice} voice helps to understand what is heard, and does not grow by it
 * @returns {{stop: () => void, prepare: (labels: readonly string[]) => void}} `prepare` shows a model's labels
 */
export function createLive(api, voice) {
  const button = byId("live-button");
  const notice = byId("live-notice");
  const bars = createBars(byId("live-bars"));
  const wave = createLiveWaveform(byId("live-wave"));

  /** @type {{end: number, probabilities: Record<string, number>|null}[]} */
  let trace = [];
  const drawTrace = keepDrawn(byId("live-trace"), (context, width, height, colour) => drawShares(context, width, height, colour, trace));
  /** @type {(() => void)|null} ends the session that runs */
  let end = null;
  let announced = { at: 0, text: "" };

  /** @param {any} segment */
  function take(segment) {
    const heard = segment.rejection === null;
    const word = heard ? `${segment.emotion}, ${percent(segment.confidence)}` : refusalOf(segment.rejection).title;
    byId("live-face").textContent = heard ? emojiOf(segment.emotion) : "👂";
    byId("live-word").textContent = word;
    bars.move(segment.rejection === null || segment.rejection === "unsure" ? segment.probabilities : null);
    trace.push({ end: segment.end, probabilities: heard || segment.rejection === "unsure" ? segment.probabilities : null });
    trace = trace.filter((point) => point.end > segment.end - TRACE_SECONDS);
    drawTrace();
    const text = heard ? segment.emotion : word;
    if (text !== announced.text && Date.now() - announced.at > QUIET_BETWEEN_ANNOUNCEMENTS_MS) {
      announced = { at: Date.now(), text };
      announce(text);
    }
  }

  /** @param {string|null} sentence why it ended, null where the reader ended it */
  function stop(sentence) {
    end?.();
    end = null;
    button.textContent = "Start listening";
    byId("live-word").textContent = "Not listening";
    byId("live-face").textContent = "👂";
    wave.clear();
    show(notice, sentence);
    announce(sentence ?? "Stopped listening.");
  }

  async function start() {
    let ended = false;
    /** @type {WebSocket|null} */
    let socket = null;
    /** @type {{sampleRate: number, close: () => void}|null} */
    let microphone = null;
    const close = () => {
      ended = true;
      microphone?.close();
      socket?.close();
    };
    end = close;
    button.textContent = "Stop listening";
    byId("live-word").textContent = "Listening";
    show(notice, null);
    trace = [];
    drawTrace();
    try {
      await api.model(); // a WebSocket cannot tell that a token is missing, this can
      microphone = await openMicrophone((samples) => {
        if (!ended) {
          wave.push(samples);
          send(socket, samples, microphone?.sampleRate ?? 0);
        }
      });
      if (ended) {
        microphone.close(); // stopped while the browser asked for permission
        return;
      }
      const stream = api.stream(microphone.sampleRate);
      socket = stream;
      socket.onopen = () => {
        const known = voice.known();
        if (known !== null) {
          stream.send(known); // before any audio
        }
      };
      socket.onmessage = (event) => {
        const message = JSON.parse(event.data);
        if (!ended) {
          if (message.error === undefined) {
            take(message);
          } else {
            stop(message.refused === "voice" ? voice.drop() : sentenceOf(message.error));
          }
        }
      };
      socket.onclose = () => !ended && stop("The connection to the server ended.");
    } catch (error) {
      if (!ended) {
        stop(/** @type {Error} */ (error).message);
      }
    }
  }

  button.addEventListener("click", () => (end === null ? start() : stop(null)));
  bars.move(null);
  return {
    stop: () => end !== null && stop(null),
    prepare: (labels) => {
      bars.prepare(labels);
      showLegend(byId("live-legend"), labels, false);
    },
  };
}

/**
 * @param {WebSocket|null} socket
 * @param {Float32Array} samples
 * @param {number} sampleRate
 */
function send(socket, samples, sampleRate) {
  if (socket?.readyState === WebSocket.OPEN && socket.bufferedAmount < MOST_UNSENT_SECONDS * sampleRate * 2) {
    socket.send(encodePcm(samples));
  }
}

/**
 * Draws the shares of the last minute one upon the other, newest at the right, with gaps where nothing was heard.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {number} width
 * @param {number} height
 * @param {(name: string) => string} colour
 * @param {{end: number, probabilities: Record<string, number>|null}[]} trace
 */
function drawShares(context, width, height, colour, trace) {
  const now = trace.at(-1)?.end ?? 0;
  const x = (/** @type {number} */ end) => width * (1 - (now - end) / TRACE_SECONDS);
  trace.slice(1).forEach((right, index) => {
    const left = trace[index];
    if (left.probabilities === null || right.probabilities === null) {
      return;
    }
    let [leftTop, rightTop] = [0, 0];
    Object.keys(right.probabilities).forEach((label) => {
      context.fillStyle = colour(colourOf(label));
      context.beginPath();
      context.moveTo(Math.floor(x(left.end)), leftTop * height);
      context.lineTo(Math.ceil(x(right.end)), rightTop * height);
      context.lineTo(Math.ceil(x(right.end)), height); // down to the ground: the next emotion covers the rest, and no seam shows
      context.lineTo(Math.floor(x(left.end)), height);
      context.fill();
      leftTop += left.probabilities?.[label] ?? 0;
      rightTop += right.probabilities?.[label] ?? 0;
    });
  });
}
