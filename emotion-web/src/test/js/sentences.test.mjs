// What the page says where there is no answer or no microphone.
import assert from "node:assert/strict";
import { test } from "node:test";
import { KNOWN_LABELS, colourOf, emojiOf, labelsOf, refusalOf } from "../../main/resources/io/github/voiceemotion/web/page/emotions.js";
import { sentenceFor } from "../../main/resources/io/github/voiceemotion/web/page/microphone.js";

test("knows six emotions and gives others a neutral sign", () => {
  assert.deepEqual(KNOWN_LABELS, ["neutral", "happy", "sad", "angry", "fear", "surprise"]);
  assert.equal(emojiOf("fear"), "😨");
  assert.equal(emojiOf("bored"), "🔹");
});

test("gives a known emotion its own colour and another one always the same of six", () => {
  assert.equal(colourOf("angry"), "angry");
  assert.match(colourOf("stressed"), /^other-[0-5]$/);
  assert.equal(colourOf("stressed"), colourOf("stressed"));
  const labels = Array.from({ length: 200 }, (_, index) => `label-${index}`);
  assert.equal(new Set(labels.map(colourOf)).size, 6);
});

test("lists the labels of several models, those it knows first", () => {
  const six = Object.fromEntries(KNOWN_LABELS.map((label) => [label, 1 / 6]));
  assert.deepEqual(labelsOf([{ stressed: 0.2, calm: 0.3, angry: 0.5 }, null, undefined]), ["angry", "calm", "stressed"]);
  assert.deepEqual(labelsOf([{ calm: 0.5, angry: 0.5 }, six]), [...KNOWN_LABELS, "calm"]);
  assert.deepEqual(labelsOf([]), []);
});

test("has words of its own for each rejection and shows shares only where they mean something", () => {
  const rejections = ["no-speech", "too-short", "too-quiet", "clipped", "unsure"];
  assert.equal(new Set(rejections.map((rejection) => refusalOf(rejection).title)).size, 5);
  assert.deepEqual(
    rejections.filter((rejection) => refusalOf(rejection).showsBars),
    ["unsure"],
  );
});

test("names a rejection that it does not know", () => {
  assert.match(refusalOf("too-loud").advice, /too-loud/);
});

test("tells why there is no microphone and that files work", () => {
  const causes = ["InsecureError", "NotFoundError", "NotAllowedError", "NotReadableError", "TypeError"];
  const sentences = causes.map(sentenceFor);
  assert.equal(new Set(sentences).size, causes.length);
  sentences.forEach((sentence) => assert.match(sentence, /file/i));
});
