// What a model's scores mean, in plain words. Pure functions.

/**
 * Says what a model was tested on.
 *
 * @param {string} protocol as the server names it
 * @returns {string}
 */
export function testedOn(protocol) {
  if (/corpus-out/.test(protocol)) {
    return "voices, rooms and languages that it never heard";
  }
  return /random/.test(protocol) ? "other recordings of voices that it knows" : "voices that it never heard, recorded like those that it learned from";
}

/**
 * Says how often a model is right.
 *
 * @param {number} uar unweighted average recall
 * @param {number} labels how many emotions it tells
 * @returns {string}
 */
export function rightInWords(uar, labels) {
  return `${Math.round(100 * uar)} of 100; by guessing, ${Math.round(100 / labels)}`;
}
