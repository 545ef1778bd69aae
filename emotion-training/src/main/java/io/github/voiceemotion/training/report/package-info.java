/**
 * Charts of a training run, of its evaluation and of a clip's features, as PNG files.
 *
 * <p>{@link io.github.voiceemotion.training.report.HistoryChart} shows how the run went, {@link
 * io.github.voiceemotion.training.report.ConfusionChart} which emotions are taken for which, and
 * {@link io.github.voiceemotion.training.report.ReliabilityChart} whether the model's confidence
 * can be believed; {@link io.github.voiceemotion.training.report.FeatureChart} shows what the
 * network is given of a clip. They are drawn into images and need no screen, but do need a font: a
 * bare container lacks one until its fontconfig package is installed.
 */
package io.github.voiceemotion.training.report;
