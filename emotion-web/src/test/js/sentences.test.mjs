// What the page says where there is no answer or no microphone.
import assert from "node:assert/strict";
import { test } from "node:test";
import { EMOTIONS, emojiOf, refusalOf } from "../../main/resources/io/github/voiceemotion/web/page/emotions.js";
import { sentenceFor } from "../../main/resources/io/github/voiceemotion/web/page/microphone.js";

test("keeps the emotions in the model's order", () => {
  assert.deepEqual(
    EMOTIONS.map(({ label }) => label),
    ["neutral", "happy", "sad", "angry", "fear", "surprise"],
  );
  assert.equal(emojiOf("fear"), "😨");
  assert.equal(emojiOf("bored"), "❔");
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
