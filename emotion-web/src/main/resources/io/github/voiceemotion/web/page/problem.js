// What can go wrong between the page and the server, as one kind of error with a sentence for people. Pure functions.

/** An answer of the server that is not a result, or no answer at all (status 0). */
export class Problem extends Error {
  /**
   * @param {number} status of HTTP, 0 where there was no answer
   * @param {string} sentence
   * @param {number|null} [retryAfter] seconds that the server asks to wait
   */
  constructor(status, sentence, retryAfter = null) {
    super(sentence);
    this.name = "Problem";
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

/** @type {Readonly<Record<number, string>>} */
const SENTENCES = Object.freeze({
  0: "The server cannot be reached. Is it still running?",
  400: "The server could not read this audio.",
  401: "The server asks for a token.",
  404: "This recording is no longer there.",
  413: "This file is too large for the server.",
  429: "The server is busy. Please try again in a moment.",
  503: "The server is not ready. Please try again in a moment.",
});

/**
 * Reads the server's answer to a request that failed.
 *
 * @param {number} status of HTTP, 0 where there was no answer
 * @param {string} body `application/problem+json`, or whatever came
 * @param {string|null} retryAfter the header of that name
 * @param {number} [now] milliseconds since 1970
 * @returns {Problem}
 */
export function problemOf(status, body, retryAfter, now = Date.now()) {
  const fallback = SENTENCES[status] ?? `The server answered with an error (${status}).`;
  const detail = status === 401 ? null : detailOf(body); // what the server says of tokens is for programs
  return new Problem(status, detail === null ? fallback : sentenceOf(detail), secondsOf(retryAfter, now));
}

/**
 * Says whether audio lasts too long for one answer, so that its timeline is what there is to ask for.
 *
 * @param {unknown} error
 * @returns {boolean}
 */
export function isTooLong(error) {
  return error instanceof Problem && error.status === 400 && / lasts longer than the limit /.test(error.message);
}

/**
 * Turns what the server says into a sentence. A file's name keeps its first letter as it is.
 *
 * @param {string} words
 * @returns {string}
 */
export function sentenceOf(words) {
  const first = /^[a-z]+[ ,;:]/.test(words) ? words[0].toUpperCase() : words[0];
  return `${first}${words.slice(1)}${/[.?!]$/.test(words) ? "" : "."}`;
}

/**
 * @param {string} body
 * @returns {string|null}
 */
function detailOf(body) {
  try {
    const problem = JSON.parse(body);
    return problem?.detail || problem?.title || null;
  } catch {
    return null; // a proxy's page or nothing at all: the status alone has to do
  }
}

/**
 * @param {string|null} retryAfter seconds or a date, as HTTP allows both
 * @param {number} now milliseconds since 1970
 * @returns {number|null}
 */
function secondsOf(retryAfter, now) {
  if (retryAfter === null || retryAfter === "") {
    return null;
  }
  const seconds = /^\d+$/.test(retryAfter) ? Number(retryAfter) : (Date.parse(retryAfter) - now) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, seconds) : null;
}
