// The short-time spectrum that the spectrogram shows: Hann window, radix-2 FFT, decibels. Pure functions.

/**
 * Transforms a complex signal in place (Cooley and Tukey, 1965).
 *
 * @param {Float64Array} real
 * @param {Float64Array} imaginary of the same length, a power of two
 */
export function fft(real, imaginary) {
  const size = real.length;
  if (size === 0 || (size & (size - 1)) !== 0 || imaginary.length !== size) {
    throw new RangeError(`The FFT needs two arrays of a power of two, got ${size} and ${imaginary.length}.`);
  }
  reorder(real, imaginary);
  for (let half = 1; half < size; half *= 2) {
    for (let offset = 0; offset < half; offset++) {
      const angle = (-Math.PI * offset) / half;
      const cosine = Math.cos(angle);
      const sine = Math.sin(angle);
      for (let upper = offset; upper < size; upper += 2 * half) {
        const lower = upper + half;
        const turnedReal = real[lower] * cosine - imaginary[lower] * sine;
        const turnedImaginary = real[lower] * sine + imaginary[lower] * cosine;
        real[lower] = real[upper] - turnedReal;
        imaginary[lower] = imaginary[upper] - turnedImaginary;
        real[upper] += turnedReal;
        imaginary[upper] += turnedImaginary;
      }
    }
  }
}

/**
 * Puts the values into the order of their bit-reversed indices.
 *
 * @param {Float64Array} real
 * @param {Float64Array} imaginary
 */
function reorder(real, imaginary) {
  const size = real.length;
  for (let index = 1, reversed = 0; index < size; index++) {
    let bit = size >> 1;
    for (; reversed & bit; bit >>= 1) {
      reversed ^= bit;
    }
    reversed ^= bit;
    if (index < reversed) {
      [real[index], real[reversed]] = [real[reversed], real[index]];
      [imaginary[index], imaginary[reversed]] = [imaginary[reversed], imaginary[index]];
    }
  }
}

/**
 * Computes the power of a signal at evenly spaced moments.
 *
 * @param {Float32Array} samples
 * @param {number} columns how many moments
 * @param {number} frame samples in a frame, a power of two
 * @returns {Float32Array[]} `columns` arrays of `frame / 2` decibels, lowest frequency first
 */
export function spectrogram(samples, columns, frame) {
  const hann = Float64Array.from({ length: frame }, (_, index) => 0.5 - 0.5 * Math.cos((2 * Math.PI * index) / frame));
  const real = new Float64Array(frame);
  const imaginary = new Float64Array(frame);
  return Array.from({ length: columns }, (_, column) => {
    const start = Math.round(((column + 0.5) / columns) * samples.length - frame / 2);
    for (let index = 0; index < frame; index++) {
      real[index] = (samples[start + index] ?? 0) * hann[index];
    }
    imaginary.fill(0);
    fft(real, imaginary);
    return Float32Array.from(
      { length: frame / 2 },
      (_, bin) => 10 * Math.log10(real[bin] ** 2 + imaginary[bin] ** 2 + 1e-12),
    );
  });
}

const RANGE_DECIBELS = 70; // below the loudest; what is quieter looks like silence
const LEAST_LOUDEST_DECIBELS = 0; // a sine of full scale has 42, so that silence and the last bit's noise stay empty

/**
 * Scales a spectrogram to what can be seen: 0 where it is silent, 1 where it is loudest.
 *
 * @param {readonly Float32Array[]} columns of decibels
 * @returns {Float32Array[]} of the same shape
 */
export function levels(columns) {
  const loudest = columns.reduce((most, column) => Math.max(most, ...column), LEAST_LOUDEST_DECIBELS);
  return columns.map((column) => column.map((decibels) => Math.max(0, 1 + (decibels - loudest) / RANGE_DECIBELS)));
}

/**
 * Computes the largest magnitude in each of evenly wide stretches of a signal.
 *
 * @param {Float32Array} samples
 * @param {number} columns how many stretches
 * @returns {Float32Array}
 */
export function peaks(samples, columns) {
  return Float32Array.from({ length: columns }, (_, column) => {
    const start = Math.floor((column * samples.length) / columns);
    const end = Math.floor(((column + 1) * samples.length) / columns);
    let peak = 0;
    for (let index = start; index < end; index++) {
      peak = Math.max(peak, Math.abs(samples[index]));
    }
    return peak;
  });
}
