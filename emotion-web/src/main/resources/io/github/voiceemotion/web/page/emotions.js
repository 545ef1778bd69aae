// The six emotions in the order in which every bar, legend and table shows them, and what the page says when there is
// no answer. The colour of an emotion is the custom property of the same name in style.css.

/**
 * @typedef {object} Emotion
 * @property {string} label the name in the server's JSON
 * @property {string} emoji
 */

/** @type {readonly Emotion[]} */
export const EMOTIONS = Object.freeze([
  { label: "neutral", emoji: "😐" },
  { label: "happy", emoji: "😊" },
  { label: "sad", emoji: "😢" },
  { label: "angry", emoji: "😠" },
  { label: "fear", emoji: "😨" },
  { label: "surprise", emoji: "😲" },
]);

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
 * Returns the emoji of an emotion, or a question mark for a name that the page does not know.
 *
 * @param {string} label
 * @returns {string}
 */
export function emojiOf(label) {
  return EMOTIONS.find((emotion) => emotion.label === label)?.emoji ?? "❔";
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
