// What the About view says in plain words.
import assert from "node:assert/strict";
import { test } from "node:test";
import { corpusName, licenceOf, mayBeUsedFor } from "../../main/resources/io/github/voiceemotion/web/page/corpora.js";
import { rightInWords, testedOn } from "../../main/resources/io/github/voiceemotion/web/page/scores.js";

test("says that a model of non-commercial recordings is not for commerce", () => {
  assert.match(mayBeUsedFor(["crema-d", "ravdess"]), /research and other non-commercial use alone/);
  assert.match(mayBeUsedFor(["savee"]), /non-commercial use alone/);
  assert.doesNotMatch(mayBeUsedFor(["crema-d", "mine"]), /non-commercial/);
});

test("knows no more of recordings of one's own than their name", () => {
  assert.deepEqual([corpusName("mine"), licenceOf("mine")], ["mine", "its owner's"]);
});

test("says what the scores mean", () => {
  assert.equal(rightInWords(0.417, 6), "42 of 100; by guessing, 17");
  assert.equal(testedOn("leave-one-corpus-out, mean of 3 runs"), "voices, rooms and languages that it never heard");
  assert.equal(testedOn("ravdess-5, mean of 5 runs"), "voices that it never heard, recorded like those that it learned from");
});
