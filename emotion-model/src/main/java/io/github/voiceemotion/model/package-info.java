/** From a feature matrix to the probabilities of the model's emotions. */
package io.github.voiceemotion.model;
