// Words, their language, and subtitles.
import assert from "node:assert/strict";
import { test } from "node:test";
import { saidIn } from "../../main/resources/io/github/voiceemotion/web/page/segments.js";
import { languageName, lines, subtitles } from "../../main/resources/io/github/voiceemotion/web/page/words.js";

const words = [
  { text: "Kids", start: 0.5, end: 0.75 },
  { text: "talk.", start: 0.75, end: 1.25 },
  { text: "<Loudly>", start: 1.5, end: 2 },
  { text: "again", start: 3.5, end: 4 },
];
const segment = (start, emotion) => ({ start, end: start + 2, emotion, confidence: 0.5, rejection: null, probabilities: {} });

test("gives each word to the part that holds its middle", () => {
  const parts = [
    { start: 0, end: 1 },
    { start: 1, end: 3 },
    { start: 3, end: 3.2 },
  ];
  assert.deepEqual(saidIn(parts, words), ["Kids", "talk. <Loudly>", ""]);
});

test("names a language as its reader does", () => {
  assert.equal(languageName({ language: "de", languageProbability: 0.9 }, "en"), "German");
  assert.equal(languageName({ language: "en-US", languageProbability: null }, "en"), "American English");
  assert.equal(languageName({ language: "cy", languageProbability: 0.2 }, "en"), "perhaps Welsh");
  assert.equal(languageName({ language: "und" }, "en"), null);
  assert.equal(languageName({ language: null }, "en"), null);
});

test("breaks lines at sentences and pauses", () => {
  assert.deepEqual(
    lines(words).map(({ text }) => text),
    ["Kids talk.", "<Loudly>", "again"],
  );
  assert.equal(words[0].text, "Kids");
});

test("writes subtitles with the emotion of each line", () => {
  assert.equal(
    subtitles(words.slice(0, 3), [segment(0, "sad"), segment(2, "angry")]),
    "WEBVTT\n\n00:00:00.500 --> 00:00:01.250\n[sad] Kids talk.\n\n00:00:01.500 --> 00:00:02.000\n[sad] &lt;Loudly&gt;\n\n",
  );
  assert.equal(subtitles(words.slice(0, 1), []), "WEBVTT\n\n00:00:00.500 --> 00:00:00.750\nKids\n\n");
});
