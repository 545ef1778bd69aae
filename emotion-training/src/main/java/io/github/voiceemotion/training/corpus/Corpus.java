package io.github.voiceemotion.training.corpus;

/**
 * A collection of recordings with known emotions and speakers.
 *
 * <pre>{@code
 * CorpusListing listing = new Ravdess(Path.of("data/ravdess")).list();
 * log.info("{}", listing.summary());
 * Split split = SpeakerFolds.RAVDESS_5.protocol(1).split(listing.utterances());
 * }</pre>
 */
public interface Corpus {

  /** Returns the corpus's name in lower case, with which its speakers' ids begin. */
  String name();

  /**
   * Returns every utterance that can be used, and what was left out. No audio is decoded.
   *
   * @throws CorpusException if the folder is missing, cannot be read or holds nothing to use
   */
  CorpusListing list();
}
