// Recordings and timelines as tables for spreadsheets (RFC 4180). Pure functions.

import { labelsOf } from "./emotions.js";

const COLUMNS = ["id", "created", "name", "seconds", "emotion", "confidence", "rejection", "model", "transcript"];

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
    ...COLUMNS.map((column) => (column === "transcript" ? recording.transcript?.text : recording[column])),
    ...emotions.map((emotion) => recording.probabilities?.[emotion]),
  ]);
  return table([[...COLUMNS, ...emotions], ...rows]);
}

/**
 * Writes a timeline as a table with a heading and a row for each segment.
 *
 * @param {readonly import("./segments.js").Segment[]} segments
 * @returns {string}
 */
export function segmentsAsCsv(segments) {
  const emotions = labelsOf(segments.map((segment) => segment.probabilities));
  const rows = segments.map((segment) => [
    ...[segment.start, segment.end, segment.emotion, segment.confidence, segment.rejection],
    ...emotions.map((emotion) => segment.probabilities[emotion]),
  ]);
  return table([["start", "end", "emotion", "confidence", "rejection", ...emotions], ...rows]);
}

/** @param {readonly (readonly unknown[])[]} rows */
function table(rows) {
  return rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}
