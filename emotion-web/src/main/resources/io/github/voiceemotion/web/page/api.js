// The server's requests: one function each. Sends the token where there is one, asks for it where the server does, and
// waits and tries again while the server is busy.

import { createEventReader } from "./events.js";
import { size } from "./format.js";
import { Problem, problemOf } from "./problem.js";

const BASE = "api/v1";
const TOKEN_KEY = "emotion-token";
const TRIES_WHILE_BUSY = 5;
const LONGEST_WAIT_SECONDS = 30;

/**
 * @typedef {object} Prediction
 * @property {string|null} id null where the recording was not kept
 * @property {string} created ISO 8601
 * @property {string} name
 * @property {number} seconds
 * @property {string} emotion
 * @property {number} confidence 0 to 1
 * @property {Record<string, number>} probabilities
 * @property {string|null} rejection
 * @property {string} model
 * @property {Transcript|null} transcript null where there is none, or not yet
 * @property {{emotion: string, confidence: number, rejection: string|null}[]} [channels] of each channel, if that was asked for
 * @property {Record<string, any>|null} [voice] in the answer to audio: what is known of the voice now, if it is to be known
 * @property {string|null} [transcription] in the answer to audio: under which id the words come, if they do
 */

/**
 * @typedef {object} Transcript
 * @property {string} text
 * @property {string} engine
 * @property {string|null} language BCP 47, null where it was not kept, "und" where nobody speaks
 * @property {number|null} languageProbability null where the engine was told or does not say
 * @property {boolean} draft rough, to be shown as such
 * @property {import("./segments.js").Word[]} words in order of time
 */

/**
 * @typedef {object} SendOptions
 * @property {AbortSignal} signal ends the request
 * @property {string} [channel] left, right or each; empty for all together
 * @property {(share: number) => void} [onProgress] the share of the body that was sent
 * @property {(seconds: number) => void} [onWait] the server is busy, and the next try comes after this time
 */

/** @typedef {ReturnType<typeof createApi>} Api */

/**
 * Makes the server's requests.
 *
 * @param {(refused: boolean) => Promise<string|null>} askForToken asks the person; `refused` where a token was wrong
 */
export function createApi(askForToken) {
  let largest = Infinity;

  /**
   * Refuses at once what the server would refuse after it was sent.
   *
   * @param {Blob} audio
   * @param {string} name
   */
  function requireFit(audio, name) {
    if (audio.size > largest) {
      throw new Problem(413, `${name} has ${size(audio.size)}; the server takes up to ${size(largest)}.`);
    }
  }

  /** @returns {string|null} */
  const token = () => sessionStorage.getItem(TOKEN_KEY);

  /** @returns {Record<string, string>} */
  const headers = () => (token() === null ? {} : { Authorization: `Bearer ${token()}` });

  /**
   * Tries again with another token for as long as the server refuses and the person gives one.
   *
   * @template T
   * @param {() => Promise<T>} send
   * @returns {Promise<T>}
   */
  async function authorised(send) {
    for (;;) {
      const used = token();
      try {
        return await send();
      } catch (problem) {
        if (!(problem instanceof Problem) || problem.status !== 401) {
          throw problem;
        }
        if (token() === used) {
          const answer = await askForToken(used !== null);
          if (answer === null) {
            throw problem;
          }
          sessionStorage.setItem(TOKEN_KEY, answer);
        }
      }
    }
  }

  /**
   * @param {string} path
   * @param {RequestInit} [options]
   * @returns {Promise<Response>}
   */
  function request(path, options = {}) {
    return authorised(async () => {
      const response = await fetch(`${BASE}${path}`, { ...options, headers: { ...headers(), ...options.headers } }).catch(
        (error) => {
          throw error.name === "AbortError" ? error : problemOf(0, "", null);
        },
      );
      if (!response.ok) {
        throw problemOf(response.status, await response.text(), response.headers.get("Retry-After"));
      }
      return response;
    });
  }

  /** @param {string} path */
  const json = async (path) => (await request(path)).json();

  return {
    /** @returns {Promise<Record<string, any>>} */
    model: async () => {
      const model = await json("/model");
      largest = model.limits.maxBytes;
      return model;
    },

    /** @returns {Promise<{samples: {emotion: string, sentences: string[]}[]}>} */
    samples: () => json("/samples"),

    /**
     * Sends audio and returns what was heard in it.
     *
     * @param {Blob} audio
     * @param {string} name
     * @param {SendOptions} options
     * @param {string|null} voice what is known of it, empty where that is nothing yet; null for a stranger's
     * @returns {Promise<Prediction>}
     */
    predict: async (audio, name, options, voice) => {
      requireFit(audio, name);
      const body = voice === null ? audio : formOf(audio, name, voice);
      const channel = options.channel ? `&channel=${options.channel}` : "";
      return whileBusy(options, () =>
        authorised(() => upload(`/predictions?name=${encodeURIComponent(name)}${channel}`, body, headers(), options)),
      );
    },

    /**
     * Asks what the answer to audio rests on.
     *
     * @param {Blob} audio
     * @param {SendOptions} options
     * @param {string|null} voice what was known of it, null for a stranger's
     * @returns {Promise<import("./explanation.js").Explanation>}
     */
    explain: (audio, options, voice) =>
      whileBusy(options, async () => {
        const type = { "Content-Type": audio.type || "application/octet-stream" };
        const content = voice === null ? { body: audio, headers: type } : { body: formOf(audio, "recording", voice) };
        const channel = options.channel ? `?channel=${options.channel}` : "";
        return (await request(`/explanations${channel}`, { method: "POST", signal: options.signal, ...content })).json();
      }),

    /**
     * Sends audio of any length and calls back for each thing the server tells about it.
     *
     * @param {Blob} audio
     * @param {string} name
     * @param {SendOptions} options
     * @param {(event: string, data: any) => void} onEvent
     * @returns {Promise<void>} settles when the server has told everything
     */
    timeline: async (audio, name, options, onEvent) => {
      requireFit(audio, name);
      return whileBusy(options, async () => {
        const response = await request(`/timelines?name=${encodeURIComponent(name)}`, {
          method: "POST",
          body: audio,
          headers: { "Content-Type": audio.type || "application/octet-stream" },
          signal: options.signal,
        });
        await readEvents(response, onEvent);
      });
    },

    /**
     * Lists recordings, newest first.
     *
     * @param {{emotion?: string, from?: string|null, to?: string|null, size: number, offset: number}} filter
     * @returns {Promise<{total: number, size: number, offset: number, recordings: Prediction[]}>}
     */
    recordings: (filter) => {
      const given = Object.entries(filter).filter(([, value]) => value !== null && value !== "" && value !== undefined);
      return json(`/recordings?${new URLSearchParams(given.map(([key, value]) => [key, String(value)]))}`);
    },

    /**
     * Waits for the words of a prediction: the server holds each question for some seconds.
     *
     * @param {string} id
     * @param {AbortSignal} signal ends the wait
     * @returns {Promise<Transcript|null>} null where there will be none
     */
    words: async (id, signal) => {
      for (;;) {
        const answer = await (await request(`/transcriptions/${encodeURIComponent(id)}`, { signal })).json();
        if (answer.status !== "pending") {
          return answer.transcript ?? null;
        }
      }
    },

    /** @param {string} id */
    deleteRecording: (id) => request(`/recordings/${encodeURIComponent(id)}`, { method: "DELETE" }),

    /**
     * Fetches a recording's audio: an `<audio>` element could not send the token.
     *
     * @param {string} id
     * @returns {Promise<Blob>}
     */
    audio: async (id) => (await request(`/recordings/${encodeURIComponent(id)}/audio`)).blob(),

    /**
     * Opens the live stream.
     *
     * @param {number} sampleRate of the samples to be sent, in hertz
     * @returns {WebSocket}
     * @throws {Problem} where the token cannot be sent this way
     */
    stream: (sampleRate) => {
      const url = new URL(`${BASE}/stream?sampleRate=${sampleRate}`, document.baseURI);
      url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
      try {
        return new WebSocket(url, token() === null ? ["emotion"] : ["emotion", `bearer.${token()}`]);
      } catch {
        // The names of subprotocols may not hold signs such as = or /.
        throw new Problem(0, "The server's token holds signs that a live stream cannot carry.");
      }
    },
  };
}

/**
 * @param {Blob} audio
 * @param {string} name
 * @param {string} voice
 * @returns {FormData}
 */
function formOf(audio, name, voice) {
  const form = new FormData();
  form.append("file", audio, name);
  form.append("voice", voice);
  return form;
}

/**
 * Sends a body with `XMLHttpRequest`, which unlike `fetch` tells how much of it has gone out.
 *
 * @param {string} path
 * @param {Blob|FormData} body
 * @param {Record<string, string>} headers
 * @param {SendOptions} options
 * @returns {Promise<Prediction>}
 */
function upload(path, body, headers, { signal, onProgress }) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const abort = () => request.abort();
    request.open("POST", `${BASE}${path}`);
    Object.entries(headers).forEach(([name, value]) => request.setRequestHeader(name, value));
    if (body instanceof Blob) {
      request.setRequestHeader("Content-Type", body.type || "application/octet-stream"); // a form has its own
    }
    request.upload.onprogress = (event) => onProgress?.(event.loaded / event.total);
    request.onabort = () => reject(new DOMException("The upload was cancelled.", "AbortError"));
    request.onerror = () => reject(problemOf(0, "", null));
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) {
        resolve(JSON.parse(request.responseText));
      } else {
        reject(problemOf(request.status, request.responseText, request.getResponseHeader("Retry-After")));
      }
    };
    request.onloadend = () => signal.removeEventListener("abort", abort);
    signal.addEventListener("abort", abort);
    request.send(body);
    if (signal.aborted) {
      abort();
    }
  });
}

/**
 * @param {Response} response
 * @param {(event: string, data: any) => void} onEvent
 */
async function readEvents(response, onEvent) {
  let ended = false;
  const read = createEventReader((event, data) => {
    const value = JSON.parse(data);
    if (event === "failed") {
      throw problemOf(value.status ?? 400, data, null);
    }
    ended ||= event === "done";
    onEvent(event, value);
  });
  const body = /** @type {ReadableStream<Uint8Array>} */ (response.body);
  const reader = body.getReader();
  const decoder = new TextDecoder();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    read(decoder.decode(piece.value, { stream: true }));
  }
  if (!ended) {
    throw new Problem(0, "The connection broke before the end of the file.");
  }
}

/**
 * Waits as long as the server asks and tries again while it is busy.
 *
 * @template T
 * @param {SendOptions} options
 * @param {() => Promise<T>} send
 * @returns {Promise<T>}
 */
async function whileBusy({ signal, onWait }, send) {
  for (let tried = 1; ; tried++) {
    try {
      return await send();
    } catch (problem) {
      if (!(problem instanceof Problem) || problem.status !== 429 || tried === TRIES_WHILE_BUSY) {
        throw problem;
      }
      const seconds = Math.min(Math.max(problem.retryAfter ?? tried, 1), LONGEST_WAIT_SECONDS);
      onWait?.(seconds);
      await pause(seconds, signal);
    }
  }
}

/**
 * Waits.
 *
 * @param {number} seconds
 * @param {AbortSignal} signal ends the wait with an `AbortError`
 * @returns {Promise<void>}
 */
export function pause(seconds, signal) {
  return new Promise((resolve, reject) => {
    const abort = () => {
      clearTimeout(timer);
      reject(new DOMException("The wait was cancelled.", "AbortError"));
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", abort);
      resolve();
    }, seconds * 1000);
    signal.addEventListener("abort", abort, { once: true });
    if (signal.aborted) {
      abort();
    }
  });
}
