// What an explanation's numbers are called and how they are written. Pure functions.

/** @type {Readonly<Record<string, string>>} */
const NAMES = Object.freeze({
  mfcc: "Timbre",
  spectral: "Brightness and noise",
  chroma: "Notes",
  energy_and_rhythm: "Loudness and rhythm",
  voice: "Pitch and voice quality",
  all_features: "All of these together",
  speech_encoder: "What the speech encoder hears",
  voice_profile: "What is known of the voice",
});

/**
 * Returns what people call a part of the sound.
 *
 * @param {string} part as the server names it
 * @returns {string}
 */
export function nameOf(part) {
  return NAMES[part] ?? part;
}

/**
 * Writes a contribution in percentage points.
 *
 * @param {number} contribution of a probability
 * @returns {string} such as `+3.1`
 */
export function points(contribution) {
  const rounded = (100 * contribution).toFixed(1);
  const zero = /^-?0\.0$/.test(rounded);
  return zero ? "0.0" : `${contribution > 0 ? "+" : ""}${rounded}`.replace("-", "−");
}

/**
 * Says in a sentence which moment counts most.
 *
 * @param {readonly {start: number, end: number, contribution: number}[]} stretches
 * @returns {string}
 */
export function momentsText(stretches) {
  const most = stretches.reduce(
    (best, stretch) => (best === null || stretch.contribution > best.contribution ? stretch : best),
    /** @type {{start: number, end: number, contribution: number}|null} */ (null),
  );
  return most === null || most.contribution <= 0
    ? "No single moment speaks for it."
    : `Most speaks for it from ${most.start.toFixed(2)} to ${most.end.toFixed(2)} seconds: ${points(most.contribution)} points.`;
}
