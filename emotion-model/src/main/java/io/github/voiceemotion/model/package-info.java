/** From a feature matrix to the probabilities of the six emotions. */
package io.github.voiceemotion.model;
