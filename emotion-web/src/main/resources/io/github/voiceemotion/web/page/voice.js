// "My voice": what this browser knows of its user's voice, if it may, and the card that says so. The server gives it back
// grown with each answer and keeps none of it.

import { announce, byId, show } from "./dom.js";

const KEY = "emotion-voice";
const REFUSED = 422;
const DROPPED =
  "The server does not take what was known of your voice, most likely because it has another model now. It is dropped and begins anew.";

/** @typedef {ReturnType<typeof createMemory>} Memory */

/**
 * Makes the memory of a voice: nothing unless it is on, then a profile as the server wrote it, empty at first.
 *
 * @param {Pick<Storage, "getItem" | "setItem" | "removeItem">} storage
 */
export function createMemory(storage) {
  /** @returns {string|null} what to send with a recording, null where it is off */
  const profile = () => storage.getItem(KEY);
  return {
    profile,

    /** Turns it on, or forgets what is known. */
    begin: () => storage.setItem(KEY, ""),

    /** Turns it off, and leaves nothing behind. */
    end: () => storage.removeItem(KEY),

    /** @param {Record<string, any>} grown is kept, unless it was turned off meanwhile */
    keep(grown) {
      if (profile() !== null) {
        storage.setItem(KEY, JSON.stringify(grown));
      }
    },

    /** @returns {number} how many recordings are known */
    recordings() {
      try {
        return JSON.parse(profile() || "{}").clips ?? 0;
      } catch {
        return 0; // damaged: the server will refuse it
      }
    },
  };
}

/**
 * Sends a recording with what is known of the voice, and keeps what is known after it. What the server refuses is
 * dropped, and the recording answered as a stranger's.
 *
 * @template {{voice?: Record<string, any>|null}} T
 * @param {Memory} memory
 * @param {(profile: string|null) => Promise<T>} send
 * @param {() => void} onDropped
 * @returns {Promise<T>}
 */
export async function sendKnown(memory, send, onDropped) {
  const known = memory.profile();
  try {
    const answer = await send(known);
    if (answer.voice) {
      memory.keep(answer.voice);
    }
    return answer;
  } catch (problem) {
    if (known === null || /** @type {any} */ (problem)?.status !== REFUSED) {
      throw problem;
    }
    memory.begin();
    onDropped();
    return send(null);
  }
}

/**
 * Says how well the voice is known.
 *
 * @param {number} recordings
 * @returns {string}
 */
export function knownFrom(recordings) {
  return recordings === 0 ? "Nothing is known so far." : `Known from ${recordings} ${recordings === 1 ? "recording" : "recordings"}.`;
}

/**
 * Starts the card.
 *
 * @param {Memory} memory
 */
export function createVoice(memory) {
  const on = byId("voice-on");
  const forget = byId("voice-forget");
  const count = byId("voice-count");
  const notice = byId("voice-notice");
  let offered = false;

  function update() {
    const known = memory.profile() !== null;
    on.checked = known;
    show(count, known ? knownFrom(memory.recordings()) : null);
    forget.hidden = memory.recordings() === 0;
  }

  on.addEventListener("change", () => {
    on.checked ? memory.begin() : memory.end();
    show(notice, null);
    update();
    announce(on.checked ? count.textContent : "Your voice is forgotten.");
  });
  forget.addEventListener("click", () => {
    memory.begin();
    update();
    on.focus();
    announce("Your voice is forgotten.");
  });
  addEventListener("storage", update); // another tab

  update();
  return {
    /** @param {boolean} possible whether the server's model makes use of a voice */
    offer(possible) {
      offered = possible;
      byId("voice").hidden = !possible;
    },

    /**
     * @returns {string|null} what is known of it, null where that is nothing
     */
    known: () => (offered && memory.profile()) || null,

    /**
     * Drops what the server refuses.
     *
     * @returns {string} a sentence that says so
     */
    drop() {
      memory.begin();
      update();
      return DROPPED;
    },

    /**
     * @template {{voice?: Record<string, any>|null}} T
     * @param {(profile: string|null) => Promise<T>} send sends a recording of the user's own
     * @returns {Promise<T>}
     */
    async send(send) {
      if (!offered) {
        return send(null);
      }
      show(notice, null);
      try {
        return await sendKnown(memory, send, () => show(notice, DROPPED));
      } finally {
        update();
      }
    },
  };
}

/** @typedef {ReturnType<typeof createVoice>} Voice */
