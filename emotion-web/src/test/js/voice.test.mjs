// What the page remembers of a voice, and what it does when the server refuses it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Problem } from "../../main/resources/io/github/voiceemotion/web/page/problem.js";
import { createMemory, knownFrom, sendKnown } from "../../main/resources/io/github/voiceemotion/web/page/voice.js";

function memoryOf(text = null) {
  const items = new Map(text === null ? [] : [["emotion-voice", text]]);
  return createMemory({
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => items.set(key, value),
    removeItem: (key) => items.delete(key),
  });
}

const PROFILE = { formatVersion: 1, model: "m", clips: 2, emotionCounts: [2, 0], restSums: [0.5] };

test("remembers nothing until it is turned on", async () => {
  const memory = memoryOf();
  const sent = [];
  await sendKnown(memory, async (known) => (sent.push(known), { voice: PROFILE }), assert.fail);
  assert.deepEqual(sent, [null]);
  assert.equal(memory.profile(), null);
});

test("grows with each answer once it is on", async () => {
  const memory = memoryOf();
  memory.begin();
  assert.equal(memory.recordings(), 0);
  const sent = [];
  const send = async (known) => (sent.push(known), { voice: PROFILE });
  await sendKnown(memory, send, assert.fail);
  await sendKnown(memory, send, assert.fail);
  assert.deepEqual(sent, ["", JSON.stringify(PROFILE)]);
  assert.equal(memory.recordings(), 2);
});

test("keeps nothing of an answer that comes after it was turned off", async () => {
  const memory = memoryOf("");
  await sendKnown(memory, async () => (memory.end(), { voice: PROFILE }), assert.fail);
  assert.equal(memory.profile(), null);
});

test("drops what the server refuses and asks again as a stranger", async () => {
  const memory = memoryOf(JSON.stringify(PROFILE));
  let dropped = 0;
  const answer = await sendKnown(
    memory,
    async (known) => {
      if (known !== null) {
        throw new Problem(422, "The voice profile was made by another model, m, this one is n.");
      }
      return { voice: null, emotion: "sad" };
    },
    () => dropped++,
  );
  assert.equal(answer.emotion, "sad");
  assert.equal(dropped, 1);
  assert.equal(memory.profile(), "");
});

test("keeps what is known when anything else goes wrong", async () => {
  const memory = memoryOf(JSON.stringify(PROFILE));
  const broken = async () => {
    throw new Problem(400, "The file is empty.");
  };
  await assert.rejects(sendKnown(memory, broken, assert.fail), /The file is empty/);
  assert.equal(memory.recordings(), 2);
});

test("counts damaged memories as none", () => {
  assert.equal(memoryOf("{").recordings(), 0);
  assert.equal(knownFrom(0), "Nothing is known so far.");
  assert.equal(knownFrom(1), "Known from 1 recording.");
  assert.equal(knownFrom(12), "Known from 12 recordings.");
});
