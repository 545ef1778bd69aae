/**
 * What other programs embed: {@link io.github.voiceemotion.api.EmotionRecognizer}, from audio to
 * the probabilities of six emotions.
 */
package io.github.voiceemotion.api;
