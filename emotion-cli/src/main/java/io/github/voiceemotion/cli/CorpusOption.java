package io.github.voiceemotion.cli;

import io.github.voiceemotion.training.corpus.Corpus;
import io.github.voiceemotion.training.corpus.CorpusListing;
import io.github.voiceemotion.training.corpus.EmotionFolders;
import io.github.voiceemotion.training.corpus.PublishedCorpus;
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
          "A published corpus and where it is: ravdess, crema-d, tess, savee, nemo or emo-db. "
              + "May be given several times")
  private Map<String, Path> published = new LinkedHashMap<>();

  @Option(
      names = "--folder",
      paramLabel = "NAME=FOLDER",
      description =
          "Recordings of your own, in folders angry, fear, happy, neutral, sad and surprise. "
              + "May be given several times")
  private Map<String, Path> folders = new LinkedHashMap<>();

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
   * @throws IllegalArgumentException if there are none, or a name is unknown
   * @throws io.github.voiceemotion.training.corpus.CorpusException if one cannot be read
   */
  List<CorpusListing> list() {
    List<Corpus> corpora = new ArrayList<>();
    published.forEach((name, folder) -> corpora.add(PublishedCorpus.ofLabel(name).in(folder)));
    folders.forEach(
        (name, folder) ->
            corpora.add(new EmotionFolders(folder, name, Optional.ofNullable(speaker))));
    if (corpora.isEmpty()) {
      for (PublishedCorpus corpus : PublishedCorpus.values()) {
        Path folder = data.resolve(corpus.label());
        if (Files.isDirectory(folder)) {
          corpora.add(corpus.in(folder));
        }
      }
    }
    if (corpora.isEmpty()) {
      throw new IllegalArgumentException(
          data
              + " holds no corpus, expected a folder of the name of one of "
              + PublishedCorpus.labels());
    }
    return corpora.stream().map(Corpus::list).toList();
  }
}
