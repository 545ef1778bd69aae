// Server-sent events out of the text of a response, however it was cut into pieces. `EventSource` cannot send a body,
// so the timeline's answer is read by hand. Pure functions.

/**
 * Makes a reader of `text/event-stream`.
 *
 * @param {(event: string, data: string) => void} onEvent called for each whole event
 * @returns {(text: string) => void} takes the next piece of text
 */
export function createEventReader(onEvent) {
  let rest = "";
  let event = "message";
  /** @type {string[]} */
  let data = [];

  /** @param {string} line */
  function takeLine(line) {
    if (line === "") {
      if (data.length > 0) {
        onEvent(event, data.join("\n"));
      }
      event = "message";
      data = [];
      return;
    }
    const colon = line.indexOf(":");
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (field === "event") {
      event = value;
    } else if (field === "data") {
      data.push(value);
    }
  }

  return (text) => {
    const lines = (rest + text).split("\n");
    rest = /** @type {string} */ (lines.pop());
    lines.map((line) => line.replace(/\r$/, "")).forEach(takeLine);
  };
}
