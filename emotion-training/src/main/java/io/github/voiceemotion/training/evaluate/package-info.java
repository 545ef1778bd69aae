/**
 * How good the predictions are.
 *
 * <p>Each measure is a class of its own, made by a pure function {@code of} from the truth and what
 * was predicted; {@link io.github.voiceemotion.training.evaluate.Evaluation} ties them together
 * with the protocol under which they were measured.
 */
package io.github.voiceemotion.training.evaluate;
