/**
 * Fits the networks.
 *
 * <p>{@link io.github.voiceemotion.training.fit.ModelFit} goes through the training part epoch by
 * epoch, keeps the best one on the development part and tells a {@link
 * io.github.voiceemotion.training.fit.TrainingListener} how far it is. A {@link
 * io.github.voiceemotion.training.fit.Checkpoint} is where it was after an epoch, from which it can
 * go on.
 */
package io.github.voiceemotion.training.fit;
