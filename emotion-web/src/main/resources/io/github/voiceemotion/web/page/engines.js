// What writes recordings down, and where their audio goes for it. Pure functions.

/** @typedef {{engine: string, leavesTheMachine: boolean}} Transcription */

/** @type {Readonly<Record<string, string>>} */
const NAMES = Object.freeze({ google: "Google", vosk: "Vosk", whisper: "Whisper" });

/**
 * Returns what people call an engine.
 *
 * @param {string} engine as the server names it
 * @returns {string}
 */
export function engineName(engine) {
  return NAMES[engine] ?? engine;
}

/**
 * Returns the warning that audio leaves the server, or null where it does not.
 *
 * @param {Transcription|null} transcription null where nothing is written down
 * @returns {string|null}
 */
export function warningOf(transcription) {
  return transcription?.leavesTheMachine ? `Your audio is also sent to ${engineName(transcription.engine)} to be written down.` : null;
}

/**
 * Returns where audio goes, for those who want to know.
 *
 * @param {Transcription|null} transcription null where nothing is written down
 * @returns {string}
 */
export function wayOf(transcription) {
  const server = "Audio goes to the server that this page came from";
  if (transcription === null) {
    return `${server}, and nowhere else.`;
  }
  const name = engineName(transcription.engine);
  return transcription.leavesTheMachine
    ? `${server}, which sends recordings on to ${name} to be written down.`
    : `${server}, and nowhere else. ${name} writes recordings down there.`;
}
