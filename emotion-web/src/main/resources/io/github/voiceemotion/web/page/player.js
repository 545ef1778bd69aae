// The page's one loudspeaker: whoever plays next silences whoever played before.

/**
 * @typedef {object} Listener
 * @property {(playing: boolean) => void} onState
 * @property {(seconds: number, total: number) => void} [onTime]
 * @property {() => void} [onError]
 */

/** @typedef {ReturnType<typeof createPlayer>} Player */

/** Makes the loudspeaker. */
export function createPlayer() {
  const audio = new Audio();
  /** @type {Listener|null} */
  let listener = null;
  /** @type {Blob|null} */
  let loaded = null;
  let url = "";

  function tick() {
    listener?.onTime?.(audio.currentTime, audio.duration);
    if (!audio.paused) {
      requestAnimationFrame(tick);
    }
  }

  audio.addEventListener("play", () => {
    listener?.onState(true);
    tick();
  });
  audio.addEventListener("pause", () => listener?.onState(false)); // also comes at the end
  audio.addEventListener("seeked", tick);

  return {
    /**
     * Plays audio from a moment on.
     *
     * @param {Blob} source
     * @param {Listener} owner
     * @param {number} [from] in seconds; without it, goes on where it stopped
     */
    async play(source, owner, from) {
      if (source !== loaded) {
        audio.pause();
        listener?.onState(false);
        URL.revokeObjectURL(url);
        url = URL.createObjectURL(source);
        audio.src = url;
        loaded = source;
      }
      listener = owner;
      if (from !== undefined) {
        audio.currentTime = from;
      }
      await audio.play().catch((error) => {
        if (error.name !== "AbortError") {
          owner.onError?.(); // a format that the server reads and this browser does not
        }
      });
    },

    pause: () => audio.pause(),

    /** @param {Blob|null} source */
    isPlaying: (source) => source !== null && source === loaded && !audio.paused,
  };
}

/**
 * Shows on a round button whether it plays or pauses.
 *
 * @param {HTMLElement} button
 * @param {string} what such as `the recording`
 * @param {boolean} playing
 */
export function showPlaying(button, what, playing) {
  button.classList.toggle("playing", playing);
  button.setAttribute("aria-label", `${playing ? "Pause" : "Play"} ${what}`);
}
