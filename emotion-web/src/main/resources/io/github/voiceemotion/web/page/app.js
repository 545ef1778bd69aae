// Where the page starts: makes the views, connects them, and shows the one that the address names.

import { showModel } from "./about.js";
import { createApi } from "./api.js";
import { byId, show } from "./dom.js";
import { warningOf } from "./engines.js";
import { createHistory } from "./history.js";
import { createListening } from "./listen.js";
import { createLive } from "./live.js";
import { createPlayer } from "./player.js";
import { askForToken } from "./questions.js";
import { createResult } from "./result.js";
import { showSentences } from "./sentences.js";
import { createTimeline } from "./timeline.js";
import { createMemory, createVoice } from "./voice.js";

const api = createApi(askForToken);
const player = createPlayer();
const voice = createVoice(createMemory(localStorage));
const live = createLive(api, voice);
const timeline = createTimeline(api, player);
const result = createResult(api, player, followOverTime);
const listening = createListening(api, voice, player, result, followOverTime);
const recordings = createHistory(api, player, (recording, audio) => {
  go("#record");
  listening.clear();
  result.show(recording, audio, null);
  byId("result-title").focus();
});
const links = [...document.querySelectorAll("nav a")].map((link) => /** @type {HTMLAnchorElement} */ (link));

/**
 * Shows the view that the address names, the first one where it names none.
 *
 * @param {boolean} moved whether the reader went there, and focus follows
 */
function showView(moved) {
  const current = links.find((link) => link.hash === location.hash) ?? links[0];
  links.forEach((link) => {
    byId(link.hash.slice(1)).hidden = link !== current;
    if (link === current) {
      link.setAttribute("aria-current", "page");
    } else {
      link.removeAttribute("aria-current");
    }
  });
  document.title = `${current.textContent} · Voice Emotion`;
  player.pause();
  if (current.hash !== "#live") {
    live.stop();
  }
  if (current.hash === "#history") {
    recordings.list();
  }
  if (moved) {
    byId(`${current.hash.slice(1)}-title`).focus();
    scrollTo(0, 0);
  }
}

/**
 * Goes to a view as a click on its link would, but at once.
 *
 * @param {string} hash
 */
function go(hash) {
  history.pushState(null, "", hash);
  showView(true);
}

/**
 * @param {Blob} audio
 * @param {string} name
 */
function followOverTime(audio, name) {
  go("#timeline");
  timeline.follow(audio, name);
}

/** Asks the server what it is and has. */
async function introduce() {
  byId("trouble").hidden = true;
  try {
    const model = await api.model();
    showModel(model);
    [live.prepare, timeline.prepare, recordings.offer].forEach((prepare) => prepare(model.emotions));
    listening.limit(model.limits.maxBytes);
    voice.offer(model.knowsVoices);
    show(byId("record-warning"), warningOf(model.transcription));
    links.forEach((link) => link.hash === "#history" && (link.hidden = !model.history));
    showSentences((await api.samples()).samples);
  } catch (error) {
    byId("trouble-text").textContent = /** @type {Error} */ (error).message;
    byId("trouble").hidden = false;
  }
}

addEventListener("hashchange", () => location.hash !== "#main" && showView(true));
["dragover", "drop"].forEach((name) => addEventListener(name, (event) => event.preventDefault())); // a file dropped beside the zone must not replace the page
byId("trouble-again").addEventListener("click", introduce);
showView(false);
introduce();
