/**
 * Trains and tests models: the front door of the module.
 *
 * <p>Recordings come from a {@link io.github.voiceemotion.training.corpus.Corpus} or are listed by
 * hand, and are divided into the parts of a {@link io.github.voiceemotion.training.split.Split}. An
 * {@link io.github.voiceemotion.training.EmotionTrainer} makes a {@link
 * io.github.voiceemotion.training.TrainedModel} of it, which is scored on the test part and written
 * as a bundle. A {@link io.github.voiceemotion.training.CrossValidation} trains once for each fold
 * of a protocol and each seed, and keeps the scores alone.
 *
 * <p>Nothing here prints: a {@link io.github.voiceemotion.training.fit.TrainingListener} is told
 * how far a training is. The charts of package {@code report} and the file of package {@code
 * checkpoint} are such listeners.
 */
package io.github.voiceemotion.training;
