/**
 * Fits the networks.
 *
 * <p>{@link io.github.voiceemotion.training.train.Trainer} goes through the training part epoch by
 * epoch, keeps the best one on the development part and tells a {@link
 * io.github.voiceemotion.training.train.TrainingListener} how far it is. {@link
 * io.github.voiceemotion.training.train.TrainCommand} is the whole run: from corpora to a model
 * bundle with its charts. {@link io.github.voiceemotion.training.train.EvaluateCommand} trains fold
 * after fold under a protocol and keeps the scores alone.
 */
package io.github.voiceemotion.training.train;
