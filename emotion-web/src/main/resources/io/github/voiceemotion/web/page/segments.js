// What the timeline makes of the server's segments: where one colour ends and the next begins, which stretches belong
// together, and which segment is at a moment. Pure functions.

/**
 * @typedef {object} Segment
 * @property {number} start in seconds
 * @property {number} end in seconds
 * @property {string} emotion
 * @property {number} confidence 0 to 1
 * @property {string|null} rejection
 * @property {Record<string, number>} probabilities
 */

/**
 * @typedef {object} Stretch
 * @property {number} start in seconds
 * @property {number} end in seconds
 * @property {string} emotion the empty text where there is no answer
 * @property {number} confidence the mean over the stretch
 */

/**
 * @typedef {object} Word
 * @property {string} text
 * @property {number} start in seconds
 * @property {number} end in seconds
 */

/**
 * Returns what was said in each of some parts of the time: a word belongs where its middle is.
 *
 * @param {readonly {start: number, end: number}[]} parts
 * @param {readonly Word[]} words in order of time
 * @returns {string[]} one text for each part, empty where nothing was said
 */
export function saidIn(parts, words) {
  return parts.map(({ start, end }) =>
    words
      .filter((word) => (word.start + word.end) / 2 >= start && (word.start + word.end) / 2 < end)
      .map((word) => word.text)
      .join(" "),
  );
}

/**
 * Returns the emotion of a segment, or the empty text where it was rejected.
 *
 * @param {Segment} segment
 * @returns {string}
 */
export function answerOf(segment) {
  return segment.rejection === null ? segment.emotion : "";
}

/**
 * Gives each segment its own part of the time: where two overlap, each gets half of the overlap.
 *
 * @param {readonly Segment[]} segments in order of time
 * @returns {{start: number, end: number}[]}
 */
export function ownParts(segments) {
  return segments.map((segment, index) => {
    const before = segments[index - 1];
    const after = segments[index + 1];
    return {
      start: before !== undefined && before.end > segment.start ? (before.end + segment.start) / 2 : segment.start,
      end: after !== undefined && after.start < segment.end ? (segment.end + after.start) / 2 : segment.end,
    };
  });
}

/**
 * Returns the segment whose own part holds a moment, or the nearest one.
 *
 * @param {readonly Segment[]} segments in order of time
 * @param {number} seconds
 * @returns {number} its index, -1 where there are no segments
 */
export function indexAt(segments, seconds) {
  const next = ownParts(segments).findIndex((part) => seconds < part.end);
  return next < 0 ? segments.length - 1 : next;
}

/**
 * Joins neighbours of the same emotion.
 *
 * @param {readonly Segment[]} segments in order of time
 * @returns {Stretch[]}
 */
export function stretches(segments) {
  const parts = ownParts(segments);
  /** @type {(Stretch & {count: number})[]} */
  const found = [];
  segments.forEach((segment, index) => {
    const last = found.at(-1);
    const { start, end } = parts[index];
    if (last !== undefined && last.emotion === answerOf(segment) && start - last.end < 0.001) {
      last.end = end;
      last.confidence += segment.confidence;
      last.count++;
    } else {
      found.push({ start, end, emotion: answerOf(segment), confidence: segment.confidence, count: 1 });
    }
  });
  return found.map(({ start, end, emotion, confidence, count }) => ({
    start,
    end,
    emotion,
    confidence: confidence / count,
  }));
}

/**
 * Sums up how long each emotion was heard.
 *
 * @param {readonly Segment[]} segments in order of time
 * @returns {{emotion: string, share: number}[]} shares of the time with an answer, largest first
 */
export function shares(segments) {
  /** @type {Map<string, number>} */
  const seconds = new Map();
  stretches(segments)
    .filter((stretch) => stretch.emotion !== "")
    .forEach(({ emotion, start, end }) => seconds.set(emotion, (seconds.get(emotion) ?? 0) + end - start));
  const total = [...seconds.values()].reduce((sum, value) => sum + value, 0);
  return [...seconds]
    .map(([emotion, value]) => ({ emotion, share: value / total }))
    .sort((one, other) => other.share - one.share);
}
