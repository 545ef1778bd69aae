// Samples as 16-bit PCM, alone (for the live stream) or in a WAV file (for a recording). Pure functions.

const HEADER_BYTES = 44;

/**
 * Turns samples into 16-bit numbers; what is beyond full scale is cut off.
 *
 * @param {Float32Array} samples -1 to 1
 * @returns {Int16Array}
 */
export function toInt16(samples) {
  return Int16Array.from(samples, (sample) => Math.round(Math.max(-1, Math.min(1, sample)) * 32767));
}

/**
 * Writes samples as 16-bit little-endian PCM, whatever the machine's own byte order is.
 *
 * @param {Float32Array} samples mono, -1 to 1
 * @returns {ArrayBuffer}
 */
export function encodePcm(samples) {
  const buffer = new ArrayBuffer(samples.length * 2);
  writePcm(new DataView(buffer), 0, samples);
  return buffer;
}

/**
 * Writes samples as a mono WAV file of 16 bits.
 *
 * @param {Float32Array} samples mono, -1 to 1
 * @param {number} sampleRate in hertz
 * @returns {ArrayBuffer}
 */
export function encodeWav(samples, sampleRate) {
  const bytes = samples.length * 2;
  const view = new DataView(new ArrayBuffer(HEADER_BYTES + bytes));
  writeText(view, 0, "RIFF");
  view.setUint32(4, HEADER_BYTES - 8 + bytes, true);
  writeText(view, 8, "WAVEfmt ");
  view.setUint32(16, 16, true); // bytes of the format that follow
  view.setUint16(20, 1, true); // PCM
  view.setUint16(22, 1, true); // channels
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * 2, true); // bytes a second
  view.setUint16(32, 2, true); // bytes a frame
  view.setUint16(34, 16, true); // bits a sample
  writeText(view, 36, "data");
  view.setUint32(40, bytes, true);
  writePcm(view, HEADER_BYTES, samples);
  return /** @type {ArrayBuffer} */ (view.buffer);
}

/**
 * @param {DataView} view
 * @param {number} offset
 * @param {Float32Array} samples
 */
function writePcm(view, offset, samples) {
  toInt16(samples).forEach((value, index) => view.setInt16(offset + index * 2, value, true));
}

/**
 * @param {DataView} view
 * @param {number} offset
 * @param {string} text ASCII
 */
function writeText(view, offset, text) {
  [...text].forEach((letter, index) => view.setUint8(offset + index, letter.charCodeAt(0)));
}
