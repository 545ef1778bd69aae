// The exported table, as a spreadsheet would read it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { cell, recordingsAsCsv, segmentsAsCsv } from "../../main/resources/io/github/voiceemotion/web/page/csv.js";

test("quotes commas, quotes and line ends", () => {
  assert.equal(cell('a "b", c'), '"a ""b"", c"');
  assert.equal(cell("two\nlines"), '"two\nlines"');
  assert.equal(cell("plain"), "plain");
});

test("leaves missing values empty and numbers bare", () => {
  assert.equal(cell(null), "");
  assert.equal(cell(undefined), "");
  assert.equal(cell(-0.5), "-0.5");
});

test("does not let a name become a formula", () => {
  assert.equal(cell("=1+1"), "'=1+1");
  assert.equal(cell('@SUM("a")'), '"\'@SUM(""a"")"');
});

test("writes a heading and a row for each recording", () => {
  const recording = {
    id: "7",
    created: "2026-11-22T10:00:00Z",
    name: "a,b.wav",
    seconds: 3,
    emotion: "sad",
    confidence: 0.61,
    probabilities: { neutral: 0.1, happy: 0.1, sad: 0.61, angry: 0.1, fear: 0.05, surprise: 0.04 },
    rejection: null,
    model: "m",
    transcript: { text: "Kids are talking, loudly.", engine: "whisper", language: "en", draft: false },
  };
  assert.equal(
    recordingsAsCsv([recording]),
    "id,created,name,seconds,emotion,confidence,rejection,model,transcript,language,neutral,happy,sad,angry,fear,surprise\r\n" +
      '7,2026-11-22T10:00:00Z,"a,b.wav",3,sad,0.61,,m,"Kids are talking, loudly.",en,0.1,0.1,0.61,0.1,0.05,0.04\r\n',
  );
});

test("has a column for each label of the models", () => {
  const [heading, first, second] = recordingsAsCsv([
    { id: "1", probabilities: { angry: 0.5, calm: 0.25, stressed: 0.25 } },
    { id: "2", probabilities: { sad: 0.75, angry: 0.25 } },
  ]).split("\r\n");
  assert.match(heading, /,transcript,language,sad,angry,calm,stressed$/);
  assert.match(first, /,,,0.5,0.25,0.25$/);
  assert.match(second, /,0.75,0.25,,$/);
});

test("writes a row for each segment of a timeline", () => {
  const segment = { start: 1.5, end: 4.5, emotion: "sad", confidence: 0.6, rejection: null, probabilities: { sad: 0.6, angry: 0.4 } };
  assert.equal(
    segmentsAsCsv(
      [segment, { ...segment, start: 4.5, end: 7.5, rejection: "no-speech" }],
      [
        { text: "Oh,", start: 2, end: 2.5 },
        { text: "my.", start: 2.5, end: 3 },
      ],
    ),
    'start,end,emotion,confidence,rejection,words,sad,angry\r\n1.5,4.5,sad,0.6,,"Oh, my.",0.6,0.4\r\n4.5,7.5,sad,0.6,no-speech,,0.6,0.4\r\n',
  );
});
