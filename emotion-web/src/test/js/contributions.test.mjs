// What an explanation's numbers are called.
import assert from "node:assert/strict";
import { test } from "node:test";
import { momentsText, nameOf, points } from "../../main/resources/io/github/voiceemotion/web/page/contributions.js";

test("writes percentage points with their sign", () => {
  assert.deepEqual([0.0312, -0.2, 0, 0.0001, -0.0001].map(points), ["+3.1", "−20.0", "0.0", "0.0", "0.0"]);
});

test("names the moment that counts most", () => {
  const stretches = [
    { start: 0.5, end: 0.75, contribution: -0.3 },
    { start: 0.75, end: 1, contribution: 0.05 },
  ];
  assert.equal(momentsText(stretches), "Most speaks for it from 0.75 to 1.00 seconds: +5.0 points.");
  assert.equal(momentsText(stretches.slice(0, 1)), "No single moment speaks for it.");
  assert.equal(momentsText([]), "No single moment speaks for it.");
});

test("keeps the name of a part that it does not know", () => {
  assert.deepEqual(["voice", "smell"].map(nameOf), ["Pitch and voice quality", "smell"]);
});
