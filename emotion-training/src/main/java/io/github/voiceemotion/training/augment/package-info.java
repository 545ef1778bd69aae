/** Changes that training clips go through, so that the network does not learn them by heart. */
package io.github.voiceemotion.training.augment;
