/** The {@code emotion} command: one class a sub-command. */
package io.github.voiceemotion.cli;
