// Which part of a recording the timeline's band shows. Pure functions.

/**
 * @typedef {object} Zoom
 * @property {number} factor how many times larger than the whole, from 1 on
 * @property {number} start of what shows, in seconds
 */

const SHORTEST_SECONDS = 10; // less than that is a few segments

/** Everything shows. @type {Readonly<Zoom>} */
export const WHOLE = Object.freeze({ factor: 1, start: 0 });

/**
 * Returns the part that shows.
 *
 * @param {Zoom} zoom
 * @param {number} total seconds of the recording
 * @returns {{start: number, end: number}} in seconds
 */
export function span({ factor, start }, total) {
  const length = total / factor;
  const from = Math.max(0, Math.min(total - length, start));
  return { start: from, end: from + length };
}

/**
 * Makes what shows larger or smaller, and keeps a moment where it is.
 *
 * @param {Zoom} zoom
 * @param {number} total seconds of the recording
 * @param {number} times more than 1 for larger
 * @param {number} moment in seconds
 * @returns {Zoom}
 */
export function zoomed(zoom, total, times, moment) {
  const factor = Math.max(1, Math.min(total / SHORTEST_SECONDS, zoom.factor * times));
  const before = span(zoom, total);
  const share = (moment - before.start) / (before.end - before.start);
  return { factor, start: span({ factor, start: moment - (share * total) / factor }, total).start };
}

/**
 * Moves what shows just so far that it holds a moment.
 *
 * @param {Zoom} zoom
 * @param {number} total seconds of the recording
 * @param {number} moment in seconds
 * @returns {Zoom}
 */
export function holding(zoom, total, moment) {
  const { start, end } = span(zoom, total);
  return moment >= start && moment <= end ? zoom : { factor: zoom.factor, start: span({ factor: zoom.factor, start: moment }, total).start };
}
