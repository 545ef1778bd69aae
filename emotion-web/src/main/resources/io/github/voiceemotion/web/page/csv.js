// Recordings and timelines as tables for spreadsheets (RFC 4180). Pure functions.

import { labelsOf } from "./emotions.js";
import { ownParts, saidIn } from "./segments.js";

const COLUMNS = ["id", "created", "name", "seconds", "emotion", "confidence", "rejection", "model", "transcript", "language"];

/**
 * Writes one cell: quoted where needed, and with an apostrophe before text that a spreadsheet would run as a formula.
 *
 * @param {unknown} value
 * @returns {string}
 */
export function cell(value) {
  if (value === null || value === undefined) {
    return "";
  }
  if (typeof value === "number") {
    return String(value);
  }
  const text = /^[=+\-@\t\r]/.test(String(value)) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * Writes recordings as a table with a heading and a column for each emotion that one of their models answers with.
 *
 * @param {readonly Record<string, any>[]} recordings as the server lists them
 * @returns {string}
 */
export function recordingsAsCsv(recordings) {
  const emotions = labelsOf(recordings.map((recording) => recording.probabilities));
  const rows = recordings.map((recording) => [
    ...COLUMNS.map((column) => cellOf(recording, column)),
    ...emotions.map((emotion) => recording.probabilities?.[emotion]),
  ]);
  return table([[...COLUMNS, ...emotions], ...rows]);
}

/**
 * @param {Record<string, any>} recording
 * @param {string} column
 */
function cellOf(recording, column) {
  if (column === "transcript") {
    return recording.transcript?.text;
  }
  return column === "language" ? recording.transcript?.language : recording[column];
}

/**
 * Writes a timeline as a table with a heading and a row for each segment.
 *
 * @param {readonly import("./segments.js").Segment[]} segments
 * @param {readonly import("./segments.js").Word[]} words each stands in the row whose own part of the time holds it
 * @returns {string}
 */
export function segmentsAsCsv(segments, words) {
  const said = saidIn(ownParts(segments), words);
  const emotions = labelsOf(segments.map((segment) => segment.probabilities));
  const rows = segments.map((segment, index) => [
    ...[segment.start, segment.end, segment.emotion, segment.confidence, segment.rejection, said[index]],
    ...emotions.map((emotion) => segment.probabilities[emotion]),
  ]);
  return table([["start", "end", "emotion", "confidence", "rejection", "words", ...emotions], ...rows]);
}

/** @param {readonly (readonly unknown[])[]} rows */
function table(rows) {
  return rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}
