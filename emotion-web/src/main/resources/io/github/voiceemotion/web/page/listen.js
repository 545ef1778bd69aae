// The Record view's left side: the button, the drop zone, and the way from either to an answer.

import { announce, byId, isCancel, show, takeFiles } from "./dom.js";
import { size } from "./format.js";
import { record } from "./recorder.js";
import { createLiveWaveform } from "./waveform.js";

const SECONDS = 3;
const INVITATION = "Press the button and speak for three seconds.";

/**
 * Starts the recording button and the drop zone.
 *
 * @param {import("./api.js").Api} api
 * @param {import("./voice.js").Voice} voice is heard by the microphone; whose files are, nobody knows
 * @param {import("./player.js").Player} player falls silent, lest the microphone hear it
 * @param {(prediction: import("./api.js").Prediction, audio: Blob) => void} onResult
 * @returns {{limit: (bytes: number|null) => void}} `limit` says how large a file may be
 */
export function createListening(api, voice, player, onResult) {
  const button = byId("record-button");
  const notice = byId("record-notice");
  const bar = byId("sending-bar");
  const wave = createLiveWaveform(byId("record-wave"));
  /** @type {AbortController|null} what runs now: a recording or an upload */
  let running = null;

  /**
   * Runs one thing at a time; the next one cancels it.
   *
   * @param {(signal: AbortSignal) => Promise<void>} work
   */
  async function run(work) {
    running?.abort();
    const mine = new AbortController();
    running = mine;
    player.pause();
    show(notice, null);
    try {
      await work(mine.signal);
    } catch (error) {
      if (!isCancel(error)) {
        const sentence = /** @type {Error} */ (error).message;
        show(notice, sentence);
        notice.scrollIntoView({ block: "nearest" });
        announce(sentence);
      }
    } finally {
      if (running === mine) {
        running = null;
        byId("sending").hidden = true;
        showRecording(false);
      }
    }
  }

  /** @param {boolean} recording */
  function showRecording(recording) {
    button.classList.toggle("recording", recording);
    byId("record-label").textContent = recording ? "Stop and discard" : "Record three seconds";
    byId("record-lead").textContent = recording ? "Waiting for the microphone." : INVITATION;
    button.style.setProperty("--share", "0");
    button.querySelector(".count").textContent = "…";
    if (!recording) {
      wave.clear();
    }
  }

  /** @param {AbortSignal} signal */
  async function recordAndSend(signal) {
    let started = false;
    showRecording(true);
    const audio = await record(SECONDS, signal, (samples, seconds) => {
      if (signal.aborted) {
        return;
      }
      if (!started) {
        started = true; // the browser may have asked for permission first
        byId("record-lead").textContent = "Speak now.";
        announce("Recording. Speak now.");
      }
      wave.push(samples);
      button.style.setProperty("--share", String(Math.min(1, seconds / SECONDS)));
      button.querySelector(".count").textContent = String(Math.max(1, Math.ceil(SECONDS - seconds)));
    });
    showRecording(false);
    await voice.send((known) => send(audio, "microphone.wav", signal, known));
  }

  /**
   * @param {Blob} audio
   * @param {string} name
   * @param {AbortSignal} signal
   * @param {string|null} known of the voice, null for a stranger's
   * @param {string} [channel] which of its channels
   * @returns {Promise<import("./api.js").Prediction>}
   */
  async function send(audio, name, signal, known, channel = "") {
    const text = byId("sending-text");
    text.textContent = `Sending ${name}`;
    bar.value = 0;
    byId("sending").hidden = false;
    byId("sending").scrollIntoView({ block: "nearest" });
    announce(`Sending ${name}.`);
    /** @type {import("./api.js").SendOptions} */
    const options = {
      signal,
      channel,
      onProgress(share) {
        bar.value = share;
        if (share === 1) {
          text.textContent = "Listening to it";
          bar.removeAttribute("value"); // how long that takes is unknown
        }
      },
      onWait(seconds) {
        text.textContent = `The server is busy. Next try in ${Math.ceil(seconds)} s`;
        bar.removeAttribute("value");
      },
    };
    const prediction = await api.predict(audio, name, options, known);
    onResult(prediction, audio);
    return prediction;
  }

  button.addEventListener("click", () => {
    if (button.classList.contains("recording")) {
      running?.abort();
      announce("Stopped. Nothing was kept.");
    } else {
      run(recordAndSend);
    }
  });
  byId("sending-cancel").addEventListener("click", () => {
    running?.abort();
    announce("Cancelled.");
    button.focus();
  });
  takeFiles(byId("drop"), byId("file"), (file) =>
    run(async (signal) => {
      await send(file, file.name, signal, null, byId("channel").value);
    }),
  );

  return {
    limit(bytes) {
      byId("file-limit").textContent = bytes === null ? "" : `, up to ${size(bytes)}`;
    },
  };
}
