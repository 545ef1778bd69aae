// What the page says of words and their language, and how it writes them as subtitles. Pure functions.

import { stretches } from "./segments.js";

/** @typedef {import("./segments.js").Word} Word */

const LONGEST_PAUSE_SECONDS = 0.8;
const MOST_CHARACTERS = 84;
const UNSURE = 0.5;

/**
 * Returns what a transcript was taken for, or null where that is not known.
 *
 * @param {{language?: string|null, languageProbability?: number|null}} transcript
 * @param {string} reader the language of the page
 * @returns {string|null} such as `German` or `perhaps German`
 */
export function languageName({ language, languageProbability }, reader) {
  if (!language || language === "und") {
    return null;
  }
  const name = new Intl.DisplayNames([reader], { type: "language" }).of(language) ?? language;
  return (languageProbability ?? 1) < UNSURE ? `perhaps ${name}` : name;
}

/**
 * Gathers words into lines: up to the end of a sentence, a pause, or what two lines hold.
 *
 * @param {readonly Word[]} words in order of time
 * @returns {Word[]}
 */
export function lines(words) {
  /** @type {Word[]} */
  const found = [];
  for (const word of words) {
    const last = found.at(-1);
    const goesOn =
      last !== undefined &&
      !/[.!?。！？।]$/.test(last.text) &&
      word.start - last.end <= LONGEST_PAUSE_SECONDS &&
      last.text.length + word.text.length < MOST_CHARACTERS;
    if (goesOn) {
      last.text += ` ${word.text}`;
      last.end = word.end;
    } else {
      found.push({ ...word });
    }
  }
  return found;
}

/**
 * Writes words as WebVTT, each line with the emotion that was heard for most of it.
 *
 * @param {readonly Word[]} words in order of time
 * @param {readonly import("./segments.js").Segment[]} segments in order of time
 * @returns {string}
 */
export function subtitles(words, segments) {
  const heard = stretches(segments);
  const cues = lines(words).map((line) => {
    const overlap = (/** @type {{start: number, end: number}} */ stretch) => Math.min(stretch.end, line.end) - Math.max(stretch.start, line.start);
    const [most] = [...heard].sort((one, other) => overlap(other) - overlap(one));
    const emotion = most !== undefined && most.emotion !== "" && overlap(most) > 0 ? `[${most.emotion}] ` : "";
    const text = line.text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
    return `${time(line.start)} --> ${time(line.end)}\n${emotion}${text}\n\n`;
  });
  return `WEBVTT\n\n${cues.join("")}`;
}

/** @param {number} seconds */
function time(seconds) {
  const millis = Math.round(1000 * seconds);
  const two = (/** @type {number} */ value) => String(Math.floor(value)).padStart(2, "0");
  return `${two(millis / 3600000)}:${two((millis / 60000) % 60)}:${two((millis / 1000) % 60)}.${String(millis % 1000).padStart(3, "0")}`;
}
