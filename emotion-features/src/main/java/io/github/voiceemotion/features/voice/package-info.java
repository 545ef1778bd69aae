/**
 * What is read off the voice: pitch, harmonicity, perturbation from period to period, formants and
 * the balance of the spectrum.
 *
 * <p>The methods are those of Praat (Boersma 1993) and of the eGeMAPS parameter set (Eyben et al.
 * 2016).
 */
package io.github.voiceemotion.features.voice;
