/**
 * The embedded engine: US English, with what CMU Sphinx-4 ships, and neither network nor download.
 *
 * <p>A clip goes through {@code Utterances} (where somebody speaks), {@code FrontEnd} (samples to
 * feature vectors) and an {@code UtteranceSearch}: {@code BeamSearch} for any words of a language
 * model, {@code GrammarSearch} for the sentences of a JSGF grammar. The acoustic model, the
 * dictionary, the language model and the front end are Sphinx-4's; the search over the language
 * model is our own, since Sphinx-4's takes several times the length of a clip. {@code
 * docs/transcription-accuracy.md} has the figures.
 */
package io.github.voiceemotion.transcription.sphinx;
