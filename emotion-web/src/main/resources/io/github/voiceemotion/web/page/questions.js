// The two questions that the page asks: for the server's token, and whether to delete.

import { byId } from "./dom.js";

/** @type {Promise<string|null>|null} the question that is open: requests that fail together ask once */
let asking = null;

/**
 * Asks for the server's token.
 *
 * @param {boolean} refused whether the server has just refused one
 * @returns {Promise<string|null>} null where the person does not give one
 */
export function askForToken(refused) {
  asking ??= new Promise((resolve) => {
    const dialog = byId("token-dialog");
    const field = byId("token");
    byId("token-text").textContent = refused
      ? "The server does not accept this token."
      : "This server answers only those who have its token. Whoever started it can tell you.";
    field.value = "";
    dialog.returnValue = "";
    byId("token-cancel").onclick = () => dialog.close("");
    dialog.onclose = () => {
      asking = null;
      resolve(dialog.returnValue === "ok" ? field.value.trim() : null);
    };
    dialog.showModal();
  });
  return asking;
}

/**
 * Asks whether to delete a recording.
 *
 * @param {string} name
 * @returns {Promise<boolean>}
 */
export function askToDelete(name) {
  return new Promise((resolve) => {
    const dialog = byId("delete-dialog");
    byId("delete-text").textContent = `“${name}”, its answer and its transcript go for good.`;
    dialog.returnValue = "";
    dialog.onclose = () => resolve(dialog.returnValue === "delete");
    dialog.showModal();
  });
}
