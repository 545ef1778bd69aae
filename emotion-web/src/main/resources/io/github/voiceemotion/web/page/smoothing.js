// Calmer timelines: each answer as the mean of those around it. Pure functions.

/** @typedef {import("./segments.js").Segment} Segment */

/**
 * Gives each segment the mean of the probabilities of those whose middle is near its own. Where there is no answer there
 * is none afterwards, and it counts for none.
 *
 * @param {readonly Segment[]} segments in order of time
 * @param {number} seconds how long the stretch is of which the mean is taken; 0 for each by itself
 * @returns {readonly Segment[]}
 */
export function smoothed(segments, seconds) {
  if (seconds === 0) {
    return segments;
  }
  const middles = segments.map(({ start, end }) => (start + end) / 2);
  let first = 0;
  let after = 0;
  return segments.map((segment, index) => {
    while (middles[first] < middles[index] - seconds / 2) {
      first++;
    }
    while (after < segments.length && middles[after] <= middles[index] + seconds / 2) {
      after++;
    }
    return segment.rejection === null ? { ...segment, ...mean(segments.slice(first, after)) } : segment;
  });
}

/**
 * @param {readonly Segment[]} segments
 * @returns {Pick<Segment, "emotion" | "confidence" | "probabilities">}
 */
function mean(segments) {
  const answered = segments.filter(({ rejection }) => rejection === null);
  const probabilities = Object.fromEntries(
    Object.keys(answered[0].probabilities).map((label) => [
      label,
      answered.reduce((sum, segment) => sum + segment.probabilities[label], 0) / answered.length,
    ]),
  );
  const [emotion, confidence] = Object.entries(probabilities).reduce((best, each) => (each[1] > best[1] ? each : best));
  return { emotion, confidence, probabilities };
}
