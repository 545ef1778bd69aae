// The Record view's left side: the button, the drop zone, and the way from either to an answer.

import { announce, byId, isCancel, show, takeFiles } from "./dom.js";
import { size } from "./format.js";
import { isTooLong } from "./problem.js";
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
 * @param {import("./result.js").Result} result
 * @param {(audio: Blob, name: string) => void} onTimeline the reader wants to follow over time what is too long for one answer
 * @returns {{limit: (bytes: number|null) => void, clear: () => void}} `limit` says how large a file may be; `clear` takes
 *   back what was said of the last one
 */
export function createListening(api, voice, player, result, onTimeline) {
  const button = byId("record-button");
  const notice = byId("record-notice");
  const bar = byId("sending-bar");
  const wave = createLiveWaveform(byId("record-wave"));
  const longer = byId("record-timeline");
  /** @type {File|null} */
  let tooLong = null;
  /** @type {AbortController|null} what runs now: a recording or an upload */
  let running = null;

  function clear() {
    show(notice, null);
    longer.hidden = true;
  }

  /**
   * Runs one thing at a time; the next one cancels it. An error takes the last answer away, which would look like its own.
   *
   * @param {(signal: AbortSignal) => Promise<void>} work
   * @param {File|null} [file] that it is about, if it is about one
   */
  async function run(work, file = null) {
    running?.abort();
    const mine = new AbortController();
    running = mine;
    player.pause();
    clear();
    try {
      await work(mine.signal);
    } catch (error) {
      if (!isCancel(error)) {
        const sentence = /** @type {Error} */ (error).message;
        result.clear();
        show(notice, sentence);
        tooLong = file;
        longer.hidden = file === null || !isTooLong(error);
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
    result.show(prediction, audio, known, channel);
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
    }, file),
  );
  longer.addEventListener("click", () => tooLong !== null && onTimeline(tooLong, tooLong.name));

  return {
    clear,
    limit(bytes) {
      byId("file-limit").textContent = bytes === null ? "" : `, up to ${size(bytes)}`;
    },
  };
}
