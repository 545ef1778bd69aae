// The spectrogram of a recording: time to the right, frequency upwards, darker (by night: brighter) where it is louder.

import { keepDrawn } from "./canvas.js";
import { levels, spectrogram } from "./spectrum.js";

const FRAME = 512; // 32 ms at 16 kHz: tells a voice's harmonics apart

/**
 * Draws spectrograms of samples at 16 kHz, thus from 0 to 8 kHz.
 *
 * @param {HTMLCanvasElement} canvas
 * @returns {(samples: Float32Array) => void} shows another recording
 */
export function createSpectrogram(canvas) {
  /** @type {Float32Array} */
  let shown = new Float32Array(0);
  /** @type {Float32Array[]} */
  let columns = [];
  const redraw = keepDrawn(canvas, (context, width, height, colour) => {
    const count = Math.round(width);
    if (columns.length !== count) {
      columns = spectrogram(shown, count, FRAME);
    }
    const palette = shades(colour("soft"), colour("accent"), colour("ink"));
    const bins = FRAME / 2;
    const picture = new OffscreenCanvas(count, bins);
    const pictureContext = /** @type {OffscreenCanvasRenderingContext2D} */ (picture.getContext("2d"));
    const image = pictureContext.createImageData(count, bins);
    levels(columns).forEach((column, x) =>
      column.forEach((level, bin) => {
        const shade = Math.round(level * 255) * 4;
        image.data.set(palette.subarray(shade, shade + 4), ((bins - 1 - bin) * count + x) * 4);
      }),
    );
    pictureContext.putImageData(image, 0, 0);
    context.drawImage(picture, 0, 0, width, height);
  });
  return (samples) => {
    shown = samples;
    columns = [];
    redraw();
  };
}

/**
 * Mixes 256 shades between three colours.
 *
 * @param {...string} colours of CSS
 * @returns {Uint8ClampedArray} red, green, blue and alpha of each
 */
function shades(...colours) {
  const context = /** @type {OffscreenCanvasRenderingContext2D} */ (new OffscreenCanvas(256, 1).getContext("2d"));
  const gradient = context.createLinearGradient(0, 0, 256, 0);
  colours.forEach((colour, index) => gradient.addColorStop(index / (colours.length - 1), colour));
  context.fillStyle = gradient;
  context.fillRect(0, 0, 256, 1);
  return context.getImageData(0, 0, 256, 1).data;
}
