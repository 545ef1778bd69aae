// The History view: what was recorded, page by page, filtered; replay, delete, export.

import { recordingsAsCsv } from "./csv.js";
import { announce, byId, element, save, show } from "./dom.js";
import { KNOWN_LABELS, emojiOf, refusalOf } from "./emotions.js";
import { dateAndTime, duration, instantOfDay, percent } from "./format.js";
import { showPlaying } from "./player.js";
import { askToDelete } from "./questions.js";

const PAGE = 20;
const EXPORT_PAGE = 100;

/** @typedef {import("./api.js").Prediction & {id: string}} Recording */

/**
 * Starts the history.
 *
 * @param {import("./api.js").Api} api
 * @param {import("./player.js").Player} player
 * @param {(recording: Recording, audio: Blob) => void} onOpen the reader wants to see one whole
 * @returns {{list: () => Promise<void>, offer: (labels: readonly string[]) => void}} lists again from the newest on; offers
 *   a model's labels to filter by
 */
export function createHistory(api, player, onOpen) {
  const form = byId("history-filter");
  const list = byId("recordings");
  const notice = byId("history-notice");
  /** @type {WeakMap<Recording, Promise<Blob>>} */
  const fetched = new WeakMap();
  let offset = 0;
  let asked = 0;

  /**
   * Offers emotions to filter by: the model's, and those that are always there, which other models may have heard.
   *
   * @param {readonly string[]} labels
   */
  function offer(labels) {
    const all = [...new Set([...KNOWN_LABELS, ...labels])];
    const [any] = form.elements.emotion.options;
    form.elements.emotion.replaceChildren(
      any,
      ...all.map((label) => element("option", { value: label }, `${emojiOf(label)}\u00a0${label}`)),
    );
  }

  const filter = () => ({
    emotion: form.elements.emotion.value,
    from: instantOfDay(form.elements.from.value, false),
    to: instantOfDay(form.elements.to.value, true),
  });

  /**
   * Does something that may fail, and says so where it does.
   *
   * @param {() => Promise<void>} work
   */
  async function attempt(work) {
    show(notice, null);
    try {
      await work();
    } catch (error) {
      show(notice, /** @type {Error} */ (error).message);
    }
  }

  const update = () =>
    attempt(async () => {
      const mine = ++asked;
      const page = await api.recordings({ ...filter(), size: PAGE, offset });
      if (mine !== asked) {
        return; // the filter has changed since
      }
      if (page.recordings.length === 0 && offset > 0) {
        offset = Math.max(0, offset - PAGE);
        await update();
        return;
      }
      list.replaceChildren(.../** @type {Recording[]} */ (page.recordings).map(row));
      const { emotion, from, to } = filter();
      const filtered = emotion !== "" || from !== null || to !== null;
      const nothing = filtered ? "No recording matches." : "Nothing here yet. What you record is kept here.";
      const last = offset + page.recordings.length;
      byId("history-count").textContent = page.total === 0 ? nothing : `${offset + 1} to ${last} of ${page.total}`;
      byId("newer").disabled = offset === 0;
      byId("older").disabled = last >= page.total;
      byId("newer").parentElement.hidden = page.total <= PAGE;
      byId("export-json").disabled = page.total === 0;
      byId("export-csv").disabled = page.total === 0;
    });

  /** @param {Recording} recording */
  function audioOf(recording) {
    const audio = fetched.get(recording) ?? api.audio(recording.id);
    fetched.set(recording, audio);
    audio.catch(() => fetched.delete(recording)); // so that the next click tries again
    return audio;
  }

  /**
   * @param {Recording} recording
   * @returns {HTMLElement}
   */
  function row(recording) {
    const { name, rejection } = recording;
    /** @type {Blob|null} */
    let audio = null;
    const play = element("button", { type: "button", className: "round" });
    showPlaying(play, name, false);
    play.addEventListener("click", () =>
      attempt(async () => {
        if (player.isPlaying(audio)) {
          player.pause();
          return;
        }
        audio = await audioOf(recording);
        await player.play(audio, {
          onState: (playing) => showPlaying(play, name, playing),
          onError: () => show(notice, `This browser cannot play ${name}.`),
        });
      }),
    );
    const open = element(
      "button",
      { type: "button", className: "open", onclick: () => attempt(async () => onOpen(recording, await audioOf(recording))) },
      element("strong", {}, name),
      element("small", {}, `${dateAndTime(recording.created)} · ${duration(recording.seconds)}`),
      ...(recording.transcript?.text ? [element("small", { className: "said" }, `“${recording.transcript.text}”`)] : []),
    );
    const answer =
      rejection === null
        ? [element("span", {}, `${emojiOf(recording.emotion)}\u00a0${recording.emotion} `), element("small", {}, percent(recording.confidence))]
        : [element("small", {}, refusalOf(rejection).title)];
    const remove = element("button", { type: "button", className: "delete", "aria-label": `Delete ${name}` }, "Delete");
    const item = element("li", {}, play, open, element("div", { className: "answer" }, ...answer), remove);
    remove.addEventListener("click", async () => {
      if (await askToDelete(name)) {
        await attempt(async () => {
          if (player.isPlaying(audio)) {
            player.pause();
          }
          await api.deleteRecording(recording.id);
          const position = [...list.children].indexOf(item);
          await update();
          announce(`Deleted ${name}.`);
          const next = list.children[Math.min(position, list.children.length - 1)]?.querySelector(".delete");
          (next ?? byId("history-title")).focus();
        });
      }
    });
    return item;
  }

  /** @returns {Promise<Recording[]>} all that match the filter, whatever page shows */
  async function everything() {
    /** @type {Recording[]} */
    const all = [];
    const wanted = filter();
    for (;;) {
      const page = await api.recordings({ ...wanted, size: EXPORT_PAGE, offset: all.length });
      all.push(.../** @type {Recording[]} */ (page.recordings));
      if (page.recordings.length === 0 || all.length >= page.total) {
        return all;
      }
    }
  }

  form.addEventListener("submit", (/** @type {Event} */ event) => event.preventDefault());
  form.addEventListener("change", () => {
    offset = 0;
    update();
  });
  const turn = (/** @type {number} */ step) => {
    offset = Math.max(0, offset + step);
    update();
    byId("history-title").scrollIntoView({ block: "nearest" });
  };
  byId("newer").addEventListener("click", () => turn(-PAGE));
  byId("older").addEventListener("click", () => turn(PAGE));
  byId("export-json").addEventListener("click", () =>
    attempt(async () => save("emotions.json", `${JSON.stringify(await everything(), null, 2)}\n`, "application/json")),
  );
  byId("export-csv").addEventListener("click", () =>
    attempt(async () => save("emotions.csv", recordingsAsCsv(await everything()), "text/csv")),
  );

  function listNewest() {
    offset = 0;
    return update();
  }

  return { list: listNewest, offer };
}
