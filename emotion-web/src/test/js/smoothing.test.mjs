// Calmer timelines.
import assert from "node:assert/strict";
import { test } from "node:test";
import { smoothed } from "../../main/resources/io/github/voiceemotion/web/page/smoothing.js";

const segment = (start, sad, rejection = null) => ({
  start,
  end: start + 3,
  emotion: sad > 0.5 ? "sad" : "angry",
  confidence: Math.max(sad, 1 - sad),
  rejection,
  probabilities: { sad, angry: 1 - sad },
});
const call = [segment(0, 0.75), segment(3, 0.25), segment(6, 1), segment(9, 0, "no-speech"), segment(12, 0.125)];

test("leaves each by itself unless asked", () => {
  assert.equal(smoothed(call, 0), call);
});

test("takes the mean of those nearby that have an answer", () => {
  const calm = smoothed(call, 6);
  assert.deepEqual(calm.map(({ probabilities }) => probabilities.sad), [0.5, 2 / 3, 0.625, 0, 0.125]);
  assert.deepEqual(calm.map(({ emotion }) => emotion), ["sad", "sad", "sad", "angry", "angry"]);
  assert.equal(calm[1].confidence, 2 / 3);
  assert.deepEqual({ start: calm[1].start, end: calm[1].end }, { start: 3, end: 6 });
});

test("makes no answer where there was none", () => {
  assert.equal(smoothed(call, 60)[3], call[3]);
});
