// Waveforms: of a whole recording, and of the microphone while it is open.

import { keepDrawn } from "./canvas.js";
import { peaks } from "./spectrum.js";

const BAR = 3;
const GAP = 2;

/**
 * @param {CanvasRenderingContext2D} context
 * @param {ArrayLike<number>} values 0 to 1
 * @param {number} width
 * @param {number} height
 * @param {string} colour
 */
function drawBars(context, values, width, height, colour) {
  context.fillStyle = colour;
  context.beginPath();
  Array.from(values).forEach((value, index) => {
    const tall = Math.max(2, value * (height - 4));
    const left = width - (values.length - index) * (BAR + GAP);
    context.roundRect(left, (height - tall) / 2, BAR, tall, BAR / 2);
  });
  context.fill();
}

/**
 * Draws recordings, scaled so that the loudest moment fills the height.
 *
 * @param {HTMLCanvasElement} canvas
 * @returns {(samples: Float32Array) => void} shows another recording
 */
export function createWaveform(canvas) {
  /** @type {Float32Array} */
  let shown = new Float32Array(0);
  const redraw = keepDrawn(canvas, (context, width, height, colour) => {
    const values = peaks(shown, Math.floor(width / (BAR + GAP)));
    const loudest = Math.max(1e-3, ...values);
    drawBars(context, values.map((value) => value / loudest), width, height, colour("accent"));
  });
  return (samples) => {
    shown = samples;
    redraw();
  };
}

/**
 * Draws what the microphone hears, newest at the right.
 *
 * @param {HTMLCanvasElement} canvas
 * @returns {{push: (samples: Float32Array) => void, clear: () => void}}
 */
export function createLiveWaveform(canvas) {
  /** @type {number[]} */
  let levels = [];
  let waiting = false;
  const redraw = keepDrawn(canvas, (context, width, height, colour) => {
    const count = Math.floor(width / (BAR + GAP));
    levels = levels.slice(-count);
    const padded = [...new Array(Math.max(0, count - levels.length)).fill(0), ...levels];
    drawBars(context, padded, width, height, colour(levels.length > 0 ? "accent" : "line"));
  });
  return {
    push(samples) {
      // The square root makes quiet speech visible.
      levels.push(Math.sqrt(Math.min(1, samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0))));
      if (!waiting) {
        waiting = true;
        requestAnimationFrame(() => {
          waiting = false;
          redraw();
        });
      }
    },
    clear() {
      levels = [];
      redraw();
    },
  };
}
