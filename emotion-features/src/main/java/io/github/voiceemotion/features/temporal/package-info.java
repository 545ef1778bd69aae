/**
 * What is read off the samples and off how features move from frame to frame: energy, zero
 * crossings, onsets, rhythm, and the derivatives in time.
 */
package io.github.voiceemotion.features.temporal;
