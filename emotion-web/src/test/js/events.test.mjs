// Server-sent events, as the HTML standard describes the format.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createEventReader } from "../../main/resources/io/github/voiceemotion/web/page/events.js";

function readAll(...pieces) {
  const events = [];
  const read = createEventReader((event, data) => events.push([event, data]));
  pieces.forEach(read);
  return events;
}

test("reads events with their names", () => {
  assert.deepEqual(readAll('event: progress\ndata: {"seconds":1}\n\nevent: done\ndata: {}\n\n'), [
    ["progress", '{"seconds":1}'],
    ["done", "{}"],
  ]);
});

test("does not mind where the text was cut", () => {
  const text = 'event: segment\r\ndata: {"start":1.5}\r\n\r\ndata: x\r\n\r\n';
  assert.deepEqual(readAll(...text), readAll(text));
  assert.deepEqual(readAll(...text), [
    ["segment", '{"start":1.5}'],
    ["message", "x"],
  ]);
});

test("joins lines of data and skips comments and empty events", () => {
  assert.deepEqual(readAll(": keep-alive\n\nevent: empty\n\ndata:a\ndata: b\n\n"), [["message", "a\nb"]]);
});

test("keeps back an event that has not ended", () => {
  assert.deepEqual(readAll("data: a\n"), []);
});
