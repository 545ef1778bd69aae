// Numbers, times and sizes as people read them. Pure functions.

/**
 * Writes a share as a percentage.
 *
 * @param {number} share 0 to 1
 * @returns {string} such as `43 %`
 */
export function percent(share) {
  return `${Math.round(share * 100)}\u00a0%`;
}

/**
 * Writes a position in audio.
 *
 * @param {number} seconds
 * @returns {string} such as `1:05` or `1:02:03`
 */
export function clock(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (/** @type {number} */ value) => String(value).padStart(2, "0");
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

/**
 * Writes how long audio is: tenths of a second for short clips, a clock for longer ones.
 *
 * @param {number} seconds
 * @returns {string} such as `3.0 s` or `2:10`
 */
export function duration(seconds) {
  return seconds < 60 ? `${seconds.toFixed(1)}\u00a0s` : clock(seconds);
}

/**
 * Writes a number of bytes.
 *
 * @param {number} bytes
 * @returns {string} such as `94 kB` or `1.5 MB`
 */
export function size(bytes) {
  if (bytes < 1000) {
    return `${bytes}\u00a0bytes`;
  }
  return bytes < 1e6 ? `${Math.round(bytes / 1000)}\u00a0kB` : `${(bytes / 1e6).toFixed(1)}\u00a0MB`;
}

/**
 * Writes an instant in the reader's own language and time zone.
 *
 * @param {string} instant ISO 8601
 * @param {string} [locale] the reader's unless given
 * @param {string} [timeZone] the reader's unless given
 * @returns {string}
 */
export function dateAndTime(instant, locale, timeZone) {
  return new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short", timeZone }).format(
    new Date(instant),
  );
}

/**
 * Turns a day of a date field into the instant at which it begins, or at which the next one does.
 *
 * @param {string} day `2026-11-22`, or empty
 * @param {boolean} after whether the instant after the day is meant
 * @returns {string|null} ISO 8601 in UTC, null for an empty field
 */
export function instantOfDay(day, after) {
  if (day === "") {
    return null;
  }
  const [year, month, date] = day.split("-").map(Number);
  return new Date(year, month - 1, date + (after ? 1 : 0)).toISOString();
}
