// The published collections of recordings that models learn from: what they are called, and on what terms their publishers
// give them away. Pure functions.

/** @type {Readonly<Record<string, {name: string, licence: string}>>} */
const CORPORA = Object.freeze({
  ravdess: { name: "RAVDESS, 24 actors, English", licence: "CC BY-NC-SA 4.0" },
  "crema-d": { name: "CREMA-D, 91 actors, English", licence: "ODbL 1.0" },
  tess: { name: "TESS, 2 actors, English", licence: "CC BY-NC-ND 4.0" },
  savee: { name: "SAVEE, 4 speakers, English", licence: "research only, on registration" },
  nemo: { name: "nEMO, 9 actors, Polish", licence: "CC BY-NC-SA 4.0" },
  "emo-db": { name: "Emo-DB, 10 actors, German", licence: "see its page" },
  emovo: { name: "EMOVO, 6 actors, Italian", licence: "CC BY-NC-SA 4.0" },
  "emotiontts-ko": { name: "EmotionTTS, 15 speakers, Korean", licence: "research only, CC BY-NC-SA" },
  "emospeech-in": { name: "EmoSpeech, 106 speakers, Indian English and Hindi", licence: "CC BY-NC-SA 4.0" },
});

/**
 * Returns what people call a collection.
 *
 * @param {string} corpus as the server names it
 * @returns {string}
 */
export function corpusName(corpus) {
  return CORPORA[corpus]?.name ?? corpus;
}

/**
 * Returns the terms of a collection's recordings.
 *
 * @param {string} corpus as the server names it
 * @returns {string}
 */
export function licenceOf(corpus) {
  return CORPORA[corpus]?.licence ?? "its owner's";
}

/**
 * Says what a model may be used for that learned from some collections.
 *
 * @param {readonly string[]} corpora as the server names them
 * @returns {string}
 */
export function mayBeUsedFor(corpora) {
  const program = "The program is free for any use (MIT licence).";
  return corpora.some((corpus) => /NC|research/.test(licenceOf(corpus)))
    ? `${program} The model is for research and other non-commercial use alone: the recordings it learned from are given away on these terms.`
    : `${program} The model is for what the owners of the recordings allow that it learned from.`;
}
