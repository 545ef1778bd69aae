// What the page says of the engine that writes recordings down.
import assert from "node:assert/strict";
import { test } from "node:test";
import { engineName, warningOf, wayOf } from "../../main/resources/io/github/voiceemotion/web/page/engines.js";

const google = { engine: "google", leavesTheMachine: true };
const whisper = { engine: "whisper", leavesTheMachine: false };

test("warns where audio is sent elsewhere, and nowhere else", () => {
  assert.equal(warningOf(google), "Your audio is also sent to Google to be written down.");
  assert.equal(warningOf(whisper), null);
  assert.equal(warningOf(null), null);
});

test("says where audio goes", () => {
  assert.match(wayOf(null), /nowhere else\.$/);
  assert.match(wayOf(whisper), /nowhere else\. Whisper writes recordings down there\.$/);
  assert.match(wayOf(google), /sends recordings on to Google to be written down\.$/);
});

test("calls an engine that it does not know as the server does", () => {
  assert.equal(engineName("parrot"), "parrot");
});
