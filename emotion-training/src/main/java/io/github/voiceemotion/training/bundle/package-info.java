/**
 * What is written about a trained model.
 *
 * <p>{@link io.github.voiceemotion.training.bundle.ModelCard} is the manifest as people read it,
 * {@link io.github.voiceemotion.training.bundle.ScoreFile} what an evaluation measured, kept for
 * the card of a model that is trained later.
 */
package io.github.voiceemotion.training.bundle;
