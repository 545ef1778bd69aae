// Records a few seconds from the microphone as a WAV file.

import { openMicrophone } from "./microphone.js";
import { encodeWav } from "./wav.js";

/**
 * Records, counted from the first sample that arrives.
 *
 * @param {number} seconds
 * @param {AbortSignal} signal ends the recording with an `AbortError`
 * @param {(samples: Float32Array, recorded: number) => void} onSamples the newest samples and the seconds so far
 * @returns {Promise<Blob>} `audio/wav`
 */
export async function record(seconds, signal, onSamples) {
  /** @type {Float32Array[]} */
  const blocks = [];
  let count = 0;
  /** @type {(value?: unknown) => void} */
  let full;
  const whole = new Promise((resolve, reject) => {
    full = resolve;
    signal.addEventListener("abort", () => reject(new DOMException("The recording was cancelled.", "AbortError")));
  });
  let rate = Infinity;
  const opening = openMicrophone((samples) => {
    blocks.push(samples);
    count += samples.length;
    onSamples(samples, count / rate);
    if (count >= seconds * rate) {
      full();
    }
  });
  // A cancelled question for permission may still be answered: then the microphone must not stay open.
  opening.then((microphone) => signal.aborted && microphone.close()).catch(() => {});
  const microphone = await Promise.race([opening, /** @type {Promise<never>} */ (whole)]);
  rate = microphone.sampleRate;
  try {
    await whole;
  } finally {
    microphone.close();
  }
  const samples = new Float32Array(count);
  blocks.reduce((offset, block) => {
    samples.set(block, offset);
    return offset + block.length;
  }, 0);
  return new Blob([encodeWav(samples, rate)], { type: "audio/wav" });
}
