package io.github.voiceemotion.cli;

import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.model.Labels;
import io.github.voiceemotion.training.corpus.Corpus;
import io.github.voiceemotion.training.corpus.CorpusListing;
import io.github.voiceemotion.training.corpus.EmotionFolders;
import io.github.voiceemotion.training.corpus.PublishedCorpus;
import io.github.voiceemotion.training.corpus.Ravdess;
import io.github.voiceemotion.training.dataset.FeatureCache;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** The options that say which recordings there are, and where their features are kept. */
final class CorpusOption {

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      defaultValue = "data",
      description =
          "Folder with a folder for each corpus, by its name; those found are used, unless "
              + "--corpus or --folder says otherwise (default: ${DEFAULT-VALUE})")
  private Path data;

  @Option(
      names = "--corpus",
      paramLabel = "NAME=FOLDER",
      description =
          "A published corpus and where it is: ravdess, crema-d, tess, savee, nemo, emo-db, emovo, "
              + "emotiontts-ko or emospeech-in. May be given several times")
  private Map<String, Path> published = new LinkedHashMap<>();

  @Option(
      names = "--folder",
      paramLabel = "NAME=FOLDER",
      description =
          "Recordings of your own, in a folder for each emotion, such as angry, calm and stressed: "
              + "the model answers with these names. May be given several times")
  private Map<String, Path> folders = new LinkedHashMap<>();

  @Option(
      names = "--labels",
      paramLabel = "LABEL,...",
      split = ",",
      description =
          "The emotions that the model is to answer with; recordings of others are left out "
              + "(default: all that occur)")
  private List<String> labels = List.of();

  @Option(
      names = "--speaker",
      paramLabel = "EXPRESSION",
      description =
          "Regular expression whose first group finds the speaker in a file's name, for --folder")
  private Pattern speaker;

  @Option(
      names = "--cache",
      paramLabel = "FOLDER",
      description =
          "Where to keep the recordings' features for the next run (default: the folder "
              + "voice-emotion/features in your cache)")
  private Path cache;

  /**
   * Returns the cache of their features.
   *
   * @param warnings is told if it cannot be used
   */
  FeatureCache cache(Consumer<String> warnings) {
    return new FeatureCache(cache == null ? FeatureCache.defaultFolder() : cache, warnings);
  }

  /**
   * Lists all of them.
   *
   * @param ravdessAsPublished whether RAVDESS is read with its eight emotions
   * @throws IllegalArgumentException if there are none, or a name or label is unknown
   * @throws io.github.voiceemotion.training.corpus.CorpusException if one cannot be read
   */
  List<CorpusListing> list(boolean ravdessAsPublished) {
    List<Corpus> corpora = new ArrayList<>();
    published.forEach(
        (name, folder) ->
            corpora.add(corpus(PublishedCorpus.ofLabel(name), folder, ravdessAsPublished)));
    folders.forEach(
        (name, folder) ->
            corpora.add(new EmotionFolders(folder, name, Optional.ofNullable(speaker))));
    if (corpora.isEmpty()) {
      for (PublishedCorpus corpus : PublishedCorpus.values()) {
        Path folder = data.resolve(corpus.label());
        if (Files.isDirectory(folder)) {
          corpora.add(corpus(corpus, folder, ravdessAsPublished));
        }
      }
    }
    if (corpora.isEmpty()) {
      throw new IllegalArgumentException(
          data
              + " holds no corpus, expected a folder of the name of one of "
              + PublishedCorpus.labels());
    }
    return chosen(corpora.stream().map(Corpus::list).toList());
  }

  private static Corpus corpus(PublishedCorpus corpus, Path folder, boolean ravdessAsPublished) {
    return ravdessAsPublished && corpus == PublishedCorpus.RAVDESS
        ? new Ravdess(folder, true)
        : corpus.in(folder);
  }

  /** Leaves out what has none of the labels asked for. */
  private List<CorpusListing> chosen(List<CorpusListing> listings) {
    if (labels.isEmpty()) {
      return listings;
    }
    Labels wanted = Labels.of(labels.toArray(new String[0]));
    List<CorpusListing> some = listings.stream().map(listing -> listing.only(wanted)).toList();
    for (Emotion emotion : wanted.emotions()) {
      if (some.stream().noneMatch(listing -> listing.countByEmotion().containsKey(emotion))) {
        throw new IllegalArgumentException("--labels names '" + emotion + "', no recording has it");
      }
    }
    return some;
  }
}
