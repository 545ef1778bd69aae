// WAV and PCM, checked byte by byte against the format's own definition.
import assert from "node:assert/strict";
import { test } from "node:test";
import { encodePcm, encodeWav, toInt16 } from "../../main/resources/io/github/voiceemotion/web/page/wav.js";

test("writes the header of a mono 16-bit file", () => {
  const view = new DataView(encodeWav(new Float32Array(3), 48000));
  const text = (start, end) => String.fromCharCode(...new Uint8Array(view.buffer.slice(start, end)));
  assert.equal(view.byteLength, 50);
  assert.equal(text(0, 4), "RIFF");
  assert.equal(view.getUint32(4, true), 42);
  assert.equal(text(8, 16), "WAVEfmt ");
  assert.equal(view.getUint16(20, true), 1);
  assert.equal(view.getUint16(22, true), 1);
  assert.equal(view.getUint32(24, true), 48000);
  assert.equal(view.getUint32(28, true), 96000);
  assert.equal(view.getUint16(32, true), 2);
  assert.equal(view.getUint16(34, true), 16);
  assert.equal(text(36, 40), "data");
  assert.equal(view.getUint32(40, true), 6);
});

test("cuts off what is beyond full scale instead of wrapping around", () => {
  assert.deepEqual([...toInt16(Float32Array.of(0, 1, -1, 1.5, -9, 0.5))], [0, 32767, -32767, 32767, -32767, 16384]);
});

test("writes samples with the low byte first", () => {
  assert.deepEqual([...new Uint8Array(encodePcm(Float32Array.of(1, -1)))], [0xff, 0x7f, 0x01, 0x80]);
});
