// How emotions look, those that the page knows and those that only a model of one's own answers with, and what the page
// says when there is no answer. Pure functions.

/**
 * @typedef {object} Emotion
 * @property {string} label the name in the server's JSON
 * @property {string} emoji
 */

/** @type {readonly Emotion[]} */
const KNOWN = Object.freeze([
  { label: "neutral", emoji: "😐" },
  { label: "happy", emoji: "😊" },
  { label: "sad", emoji: "😢" },
  { label: "angry", emoji: "😠" },
  { label: "fear", emoji: "😨" },
  { label: "surprise", emoji: "😲" },
]);

/** The labels that the page knows, in their order. */
export const KNOWN_LABELS = Object.freeze(KNOWN.map(({ label }) => label));

const OTHER_COLOURS = 6;

/**
 * @typedef {object} Refusal
 * @property {string} title what happened, in two or three words
 * @property {string} advice what the speaker can do about it
 * @property {boolean} showsBars whether the probabilities still say something
 */

/** @type {Readonly<Record<string, Refusal>>} */
const REFUSALS = Object.freeze({
  "no-speech": {
    title: "No speech heard",
    advice: "There is silence, noise or music, but no voice. Is the right microphone chosen?",
    showsBars: false,
  },
  "too-short": {
    title: "Too short",
    advice: "There is a voice, but too little of it. Speak for the whole three seconds.",
    showsBars: false,
  },
  "too-quiet": {
    title: "Too quiet",
    advice: "The voice drowns in noise. Come closer to the microphone or speak up.",
    showsBars: false,
  },
  clipped: {
    title: "Too loud",
    advice: "The recording is cut off at its loudest. Move away from the microphone or turn it down.",
    showsBars: false,
  },
  unsure: {
    title: "Not sure",
    advice: "No emotion stands out. These are the shares, none of them enough for an answer.",
    showsBars: true,
  },
});

/**
 * Returns the emoji of an emotion, or a neutral sign for a label that the page does not know.
 *
 * @param {string} label
 * @returns {string}
 */
export function emojiOf(label) {
  return KNOWN.find((emotion) => emotion.label === label)?.emoji ?? "🔹";
}

/**
 * Returns the name of the custom property in style.css that has an emotion's colour: its own for a label that the page
 * knows, else one of six by a hash of the label, so that a label has the same colour everywhere.
 *
 * @param {string} label
 * @returns {string}
 */
export function colourOf(label) {
  if (KNOWN_LABELS.includes(label)) {
    return label;
  }
  const hash = [...label].reduce((sum, character) => (31 * sum + character.charCodeAt(0)) % 65_521, 0);
  return `other-${hash % OTHER_COLOURS}`;
}

/**
 * Returns all labels of some predictions: those that the page knows in their order, then the others by the alphabet.
 *
 * @param {readonly (Record<string, number>|null|undefined)[]} probabilities of each prediction
 * @returns {string[]}
 */
export function labelsOf(probabilities) {
  const found = new Set(probabilities.flatMap((each) => Object.keys(each ?? {})));
  const others = [...found].filter((label) => !KNOWN_LABELS.includes(label)).sort();
  return [...KNOWN_LABELS.filter((label) => found.has(label)), ...others];
}

/**
 * Returns what to say about a rejection.
 *
 * @param {string} rejection such as `no-speech`
 * @returns {Refusal}
 */
export function refusalOf(rejection) {
  return REFUSALS[rejection] ?? { title: "No answer", advice: `The server says: ${rejection}.`, showsBars: false };
}
