/** Programs that embed the library, each one file and one idea. */
package io.github.voiceemotion.examples;
