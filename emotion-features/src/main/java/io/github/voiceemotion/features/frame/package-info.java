/**
 * How a clip is cut into frames, and where a frame's numbers go.
 *
 * <p>{@link io.github.voiceemotion.features.frame.Signal} lays the clip out so that every frame is
 * one run of samples; {@link io.github.voiceemotion.features.frame.Framing} holds the sizes; {@link
 * io.github.voiceemotion.features.frame.Rows} says how numbers are stored on the way; {@link
 * io.github.voiceemotion.features.frame.Columns} is a feature's place in the matrix.
 */
package io.github.voiceemotion.features.frame;
