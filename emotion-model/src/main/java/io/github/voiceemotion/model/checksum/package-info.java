/** Checksums, by which files, features and models are known again. */
package io.github.voiceemotion.model.checksum;
