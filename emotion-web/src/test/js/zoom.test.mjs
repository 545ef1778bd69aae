// Which part of a recording the timeline's band shows.
import assert from "node:assert/strict";
import { test } from "node:test";
import { WHOLE, holding, span, zoomed } from "../../main/resources/io/github/voiceemotion/web/page/zoom.js";

test("shows everything at first", () => {
  assert.deepEqual(span(WHOLE, 600), { start: 0, end: 600 });
});

test("keeps the moment under the pointer where it is", () => {
  const zoom = zoomed(WHOLE, 600, 4, 300);
  assert.deepEqual(span(zoom, 600), { start: 225, end: 375 });
  assert.deepEqual(span(zoomed(zoom, 600, 2, 225), 600), { start: 225, end: 300 });
});

test("stays within the recording", () => {
  assert.deepEqual(span(zoomed({ factor: 4, start: 400 }, 600, 0.5, 549), 600), { start: 251, end: 551 });
  assert.deepEqual(span({ factor: 4, start: 500 }, 600), { start: 450, end: 600 });
  assert.deepEqual(zoomed({ factor: 2, start: 100 }, 600, 0.1, 200), { factor: 1, start: 0 });
});

test("shows ten seconds at least, and all of a shorter recording", () => {
  assert.deepEqual(span(zoomed(WHOLE, 600, 1e6, 0), 600), { start: 0, end: 10 });
  assert.equal(zoomed(WHOLE, 6, 2, 0).factor, 1);
});

test("moves to a moment that does not show, and only then", () => {
  const zoom = { factor: 4, start: 100 };
  assert.equal(holding(zoom, 600, 200), zoom);
  assert.deepEqual(span(holding(zoom, 600, 300), 600), { start: 300, end: 450 });
  assert.deepEqual(span(holding(zoom, 600, 590), 600), { start: 450, end: 600 });
});
