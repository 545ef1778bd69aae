/**
 * How good the predictions are.
 *
 * <p>Each measure is a class of its own, made by a pure function {@code of} from the truth and what
 * was predicted; {@link io.github.voiceemotion.training.evaluate.Evaluation} ties them together
 * with the protocol under which they were measured. {@link
 * io.github.voiceemotion.training.evaluate.RecallTable} looks at each corpus by itself, {@link
 * io.github.voiceemotion.training.evaluate.RunSummary} at several runs together.
 */
package io.github.voiceemotion.training.evaluate;
