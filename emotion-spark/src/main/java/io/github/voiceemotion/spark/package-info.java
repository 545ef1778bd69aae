/**
 * Emotion, features and words of millions of clips on Apache Spark.
 *
 * <p>{@link io.github.voiceemotion.spark.EmotionFrames} takes a dataset of paths or of files and
 * gives one of answers; {@link io.github.voiceemotion.spark.EmotionFunction} is the same in SQL;
 * {@link io.github.voiceemotion.spark.PredictEmotion} is the program for {@code spark-submit}.
 */
package io.github.voiceemotion.spark;
