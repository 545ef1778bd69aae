/**
 * Speech with known emotions: which files there are, who speaks in each and which emotion it
 * carries.
 *
 * <p>A {@link io.github.voiceemotion.training.corpus.Corpus} goes by names and never decodes audio;
 * only files of equal size are compared, so that the same recording under two names counts once.
 * Each published corpus is one small class that knows its naming rules; all of them yield {@link
 * io.github.voiceemotion.training.corpus.Utterance}s of the same six emotions, and say in the
 * {@link io.github.voiceemotion.training.corpus.CorpusListing} what they left out and why.
 *
 * <p>{@link io.github.voiceemotion.training.corpus.PublishedCorpus} finds them by name. Recordings
 * of one's own are read by {@link io.github.voiceemotion.training.corpus.EmotionFolders}, one
 * folder an emotion, and {@link io.github.voiceemotion.training.corpus.Organizer} lays any corpus
 * out like that.
 */
package io.github.voiceemotion.training.corpus;
