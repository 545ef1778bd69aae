/**
 * Keeps the progress of a run on disk, so that one that was killed can go on.
 *
 * <p>{@link io.github.voiceemotion.training.checkpoint.CheckpointFile} holds the last checkpoint
 * beside what decides how the run comes out, and refuses to go on with any other.
 */
package io.github.voiceemotion.training.checkpoint;
