// The Record view's right side: one recording with its answer, what was said, and how it looks and sounds.

import { createBars } from "./bars.js";
import { announce, byId, isCancel, show } from "./dom.js";
import { emojiOf, refusalOf } from "./emotions.js";
import { engineName } from "./engines.js";
import { createExplanation } from "./explanation.js";
import { dateAndTime, duration, percent } from "./format.js";
import { showPlaying } from "./player.js";
import { createSpectrogram } from "./spectrogram.js";
import { createWaveform } from "./waveform.js";
import { languageName } from "./words.js";

const SAMPLE_RATE = 16000; // the model's own, so that the spectrogram ends where its hearing does
const LONGEST_PICTURE_SECONDS = 300; // decoding more would take hundreds of megabytes
const WORTH_A_TIMELINE_SECONDS = 6;

/**
 * @typedef {object} Result
 * @property {(prediction: import("./api.js").Prediction, audio: Blob, known: string|null) => void} show shows another
 *   result; `known` of the voice when it was given, null of a stranger's
 * @property {() => void} clear takes it away
 */

/**
 * Starts the result panel.
 *
 * @param {import("./api.js").Api} api
 * @param {import("./player.js").Player} player
 * @param {(audio: Blob, name: string) => void} onTimeline the reader wants to follow it over time
 * @returns {Result}
 */
export function createResult(api, player, onTimeline) {
  const bars = createBars(byId("result-bars"));
  const drawWave = createWaveform(byId("result-wave"));
  const drawSpectrogram = createSpectrogram(byId("result-spectrogram"));
  const playButton = byId("result-play");
  const head = byId("result-head");
  const explanation = createExplanation(api);
  const nothing = { title: byId("result-title").textContent, detail: byId("result-detail").textContent };
  /** @type {Blob|null} */
  let shown = null;
  let name = "";
  let seconds = 0;
  let waiting = new AbortController();

  const listener = {
    onState: (/** @type {boolean} */ playing) => showPlaying(playButton, "the recording", playing),
    onTime: (/** @type {number} */ time) => {
      head.hidden = time === 0;
      head.style.setProperty("--share", String(Math.min(1, time / seconds)));
    },
    onError: () => show(byId("result-kept"), "This browser cannot play this format."),
  };

  playButton.addEventListener("click", () => {
    if (player.isPlaying(shown)) {
      player.pause();
    } else if (shown !== null) {
      player.play(shown, listener);
    }
  });
  byId("result-wave").addEventListener("click", (/** @type {MouseEvent} */ event) => {
    if (shown !== null) {
      const { left, width } = byId("result-wave").getBoundingClientRect();
      player.play(shown, listener, ((event.clientX - left) / width) * seconds);
    }
  });
  byId("result-timeline").addEventListener("click", () => shown !== null && onTimeline(shown, name));

  /**
   * @param {{emotion: string, confidence: number, rejection: string|null}} side
   * @param {number} index
   * @param {unknown[]} all
   */
  function sideText({ emotion, confidence, rejection }, index, all) {
    const name = all.length === 2 ? ["left", "right"][index] : `channel ${index + 1}`;
    const said = rejection === null ? `${emotion}, ${percent(confidence)}` : refusalOf(rejection).title;
    return `; ${name}: ${said}`;
  }

  /** @param {import("./api.js").Prediction} prediction */
  function showVerdict(prediction) {
    const refusal = prediction.rejection === null ? null : refusalOf(prediction.rejection);
    const face = byId("result-face");
    const title = refusal?.title ?? prediction.emotion;
    const sides = (prediction.channels ?? []).map(sideText).join("");
    const said = (refusal?.advice ?? `${percent(prediction.confidence)} confident`) + sides;
    face.textContent = refusal === null ? emojiOf(prediction.emotion) : "🤔";
    face.classList.remove("new");
    void face.offsetWidth; // lets the animation start again
    face.classList.add("new");
    byId("result-title").textContent = title;
    byId("result-detail").textContent = said;
    byId("result-bars").hidden = refusal !== null && !refusal.showsBars;
    bars.move(prediction.probabilities);
    announce(`${title}. ${said}`);
  }

  /** @param {import("./api.js").Prediction} prediction */
  async function showTranscript({ transcript, transcription }) {
    waiting.abort();
    waiting = new AbortController();
    const { signal } = waiting;
    const text = byId("result-transcript");
    const note = byId("result-draft");
    const coming = transcription !== null && transcription !== undefined;
    byId("result-words").hidden = transcript === null && !coming;
    text.textContent = "Writing it down …";
    note.hidden = true;
    try {
      const said = transcript ?? (coming ? await api.words(transcription, signal) : null);
      if (!signal.aborted) {
        text.textContent = said === null ? "There is no transcript." : said.text === "" ? "No words were understood." : `“${said.text}”`;
        show(note, said === null || said.text === "" ? null : aboutWords(said));
      }
    } catch (error) {
      if (!isCancel(error) && !signal.aborted) {
        text.textContent = "There is no transcript.";
      }
    }
  }

  /** @param {import("./api.js").Transcript} said */
  function aboutWords(said) {
    const language = languageName(said, document.documentElement.lang);
    const draft = said.draft ? `A draft by ${engineName(said.engine)}: words may be wrong.` : "";
    return [language === null ? "" : `In ${language}.`, draft].join(" ").trim() || null;
  }

  /**
   * @param {Blob} audio
   */
  async function showSound(audio) {
    const section = byId("result-sound");
    const pictures = section.querySelectorAll("canvas, figure");
    section.hidden = false;
    pictures.forEach((/** @type {HTMLElement} */ picture) => (picture.hidden = true));
    head.hidden = true;
    if (seconds > LONGEST_PICTURE_SECONDS) {
      return;
    }
    const decoder = new OfflineAudioContext(1, 1, SAMPLE_RATE);
    const decoded = await decoder.decodeAudioData(await audio.arrayBuffer()).catch(() => null); // not every browser reads every format
    if (decoded !== null && audio === shown) {
      pictures.forEach((/** @type {HTMLElement} */ picture) => (picture.hidden = false));
      const samples = mono(decoded);
      drawWave(samples);
      drawSpectrogram(samples);
    }
  }

  return {
    show(prediction, audio, known, channel = "") {
      player.pause();
      shown = audio;
      name = prediction.name;
      seconds = prediction.seconds;
      showVerdict(prediction);
      showTranscript(prediction);
      showSound(audio);
      explanation.offer(prediction, audio, known, channel);
      const about = `${prediction.name}, ${duration(prediction.seconds)}, ${dateAndTime(prediction.created)}.`;
      show(byId("result-kept"), prediction.id === null ? `${about} Not kept.` : `${about} Kept in the history.`);
      byId("result-timeline").hidden = seconds < WORTH_A_TIMELINE_SECONDS;
      byId("result").classList.remove("empty");
      byId("result").scrollIntoView({ block: "nearest" });
    },

    clear() {
      player.pause();
      waiting.abort();
      shown = null;
      byId("result-face").textContent = "👂";
      byId("result-title").textContent = nothing.title;
      byId("result-detail").textContent = nothing.detail;
      byId("result-bars").hidden = false;
      bars.move(null);
      explanation.clear();
      ["result-words", "result-sound", "result-kept", "result-timeline"].forEach((id) => (byId(id).hidden = true));
      byId("result").classList.add("empty");
    },
  };
}

/**
 * @param {AudioBuffer} buffer
 * @returns {Float32Array} the mean of the channels
 */
function mono(buffer) {
  const channels = Array.from({ length: buffer.numberOfChannels }, (_, channel) => buffer.getChannelData(channel));
  return channels[0].map((_, index) => channels.reduce((sum, channel) => sum + channel[index], 0) / channels.length);
}
