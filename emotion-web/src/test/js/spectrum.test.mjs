// The FFT against the definition of the Fourier transform, the spectrogram and the peaks against signals with known answers.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fft, levels, peaks, spectrogram } from "../../main/resources/io/github/voiceemotion/web/page/spectrum.js";

test("transforms as the definition says", () => {
  const input = Float64Array.from({ length: 16 }, (_, index) => Math.sin(index * index) + index / 7);
  const real = Float64Array.from(input);
  const imaginary = new Float64Array(16);
  fft(real, imaginary);
  for (let bin = 0; bin < 16; bin++) {
    const angle = (index) => (-2 * Math.PI * bin * index) / 16;
    const expectedReal = input.reduce((sum, value, index) => sum + value * Math.cos(angle(index)), 0);
    const expectedImaginary = input.reduce((sum, value, index) => sum + value * Math.sin(angle(index)), 0);
    assert.ok(Math.abs(real[bin] - expectedReal) < 1e-9, `real part of bin ${bin}`);
    assert.ok(Math.abs(imaginary[bin] - expectedImaginary) < 1e-9, `imaginary part of bin ${bin}`);
  }
});

test("refuses a length that is no power of two", () => {
  assert.throws(() => fft(new Float64Array(12), new Float64Array(12)), /power of two, got 12/);
});

test("finds a tone in its bin at every moment", () => {
  const samples = Float32Array.from({ length: 16000 }, (_, index) => Math.sin((2 * Math.PI * 1000 * index) / 16000));
  const columns = spectrogram(samples, 10, 512);
  assert.equal(columns.length, 10);
  columns.forEach((column) => {
    assert.equal(column.length, 256);
    assert.equal(column.indexOf(Math.max(...column)), 32); // 1000 Hz / (16000 Hz / 512)
  });
});

test("gives silence finite decibels", () => {
  assert.ok(spectrogram(new Float32Array(100), 2, 64).flatMap((column) => [...column]).every((value) => value === -120 || Math.abs(value + 120) < 1e-3));
});

test("takes the largest magnitude of each stretch", () => {
  assert.deepEqual([...peaks(Float32Array.of(0, -0.5, 0.25, 0, 1, -1), 3)], [0.5, 0.25, 1]);
});

test("has peaks for fewer samples than columns", () => {
  assert.deepEqual([...peaks(Float32Array.of(0.5), 2)], [0, 0.5]);
});

test("shows nothing of silence, and next to nothing of the last bit's noise", () => {
  let random = 1;
  const noise = Float32Array.from({ length: 16000 }, () => (((random = (random * 16807) % 2147483647) % 3) - 1) / 32768);
  const most = (samples) => Math.max(...levels(spectrogram(samples, 20, 512)).map((column) => Math.max(...column)));
  assert.equal(most(new Float32Array(16000)), 0);
  assert.ok(most(noise) < 0.2, `${most(noise)}`);
});

test("shows the loudest of speech in full, however quiet it is", () => {
  const tone = Float32Array.from({ length: 16000 }, (_, index) => 0.01 * Math.sin((2 * Math.PI * 1000 * index) / 16000));
  const [column] = levels(spectrogram(tone, 1, 512));
  assert.equal(column.indexOf(Math.max(...column)), 32);
  assert.equal(column[32], 1);
  assert.equal(column[200], 0);
});
