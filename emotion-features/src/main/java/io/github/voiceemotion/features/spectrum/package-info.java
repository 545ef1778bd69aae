/**
 * What is read off the spectrum of a frame: mel bands and cepstrum, chroma, contrast, shape.
 *
 * <p>All of it starts from one {@link io.github.voiceemotion.features.spectrum.ShortTimeSpectrum}.
 * Spectra are stored bin by bin, {@code [bin][frame]}: a sum over bins then runs over all frames at
 * once, in loops that the virtual machine turns into vector instructions.
 */
package io.github.voiceemotion.features.spectrum;
