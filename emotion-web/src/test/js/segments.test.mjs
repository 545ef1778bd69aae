// What the timeline makes of overlapping segments.
import assert from "node:assert/strict";
import { test } from "node:test";
import { indexAt, ownParts, shares, stretches } from "../../main/resources/io/github/voiceemotion/web/page/segments.js";

const segment = (start, emotion, confidence, rejection = null) => ({
  start,
  end: start + 3,
  emotion,
  confidence,
  rejection,
  probabilities: {},
});
const call = [segment(0, "sad", 0.5), segment(1.5, "sad", 0.7), segment(3, "angry", 0.6), segment(4.5, "sad", 0.2, "no-speech")];

test("halves each overlap", () => {
  assert.deepEqual(ownParts(call), [
    { start: 0, end: 2.25 },
    { start: 2.25, end: 3.75 },
    { start: 3.75, end: 5.25 },
    { start: 5.25, end: 7.5 },
  ]);
});

test("leaves gaps open", () => {
  assert.deepEqual(ownParts([segment(0, "sad", 1), segment(10, "sad", 1)]), [
    { start: 0, end: 3 },
    { start: 10, end: 13 },
  ]);
});

test("finds the segment at a moment", () => {
  assert.equal(indexAt(call, 0), 0);
  assert.equal(indexAt(call, 2.25), 1);
  assert.equal(indexAt(call, 99), 3);
  assert.equal(indexAt([], 1), -1);
});

test("joins neighbours of one emotion and keeps what was rejected apart", () => {
  assert.deepEqual(stretches(call), [
    { start: 0, end: 3.75, emotion: "sad", confidence: 0.6 },
    { start: 3.75, end: 5.25, emotion: "angry", confidence: 0.6 },
    { start: 5.25, end: 7.5, emotion: "", confidence: 0.2 },
  ]);
});

test("does not join across a gap", () => {
  assert.equal(stretches([segment(0, "sad", 1), segment(10, "sad", 1)]).length, 2);
});

test("shares out the time that has an answer", () => {
  assert.deepEqual(
    shares(call).map(({ emotion, share }) => [emotion, Math.round(share * 1000)]),
    [
      ["sad", 714],
      ["angry", 286],
    ],
  );
  assert.deepEqual(shares([]), []);
});
