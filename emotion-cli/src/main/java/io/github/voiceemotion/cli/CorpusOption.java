package io.github.voiceemotion.cli;

import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.model.Labels;
import io.github.voiceemotion.training.corpus.Corpus;
import io.github.voiceemotion.training.corpus.CorpusListing;
import io.github.voiceemotion.training.corpus.EmotionFolders;
import io.github.voiceemotion.training.corpus.PublishedCorpus;
import io.github.voiceemotion.training.corpus.Ravdess;
import io.github.voiceemotion.training.dataset.FeatureCache;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options that say which recordings there are, and where their features are kept. */
final class CorpusOption {

  private static final Path DATA = Path.of("data");
  private static final String OWN = "own";

  /** What {@code data} holds beside recordings of other voices. */
  private static final Set<String> NO_CORPORA =
      Stream.concat(PublishedCorpus.labels().stream(), Stream.of("samples"))
          .collect(Collectors.toUnmodifiableSet());

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description =
          "Folder with a folder for each corpus, by its name, and perhaps one of your own "
              + "recordings, own; those found are used. Not with --corpus or --folder, which name "
              + "them one by one (default: data)")
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
          "Recordings of your own, in a folder for each emotion: neutral, happy, sad, angry, fear "
              + "and surprise, or what else these are called, such as Fearful; others by --labels. "
              + "May be given several times")
  private Map<String, Path> folders = new LinkedHashMap<>();

  @Option(
      names = "--labels",
      paramLabel = "LABEL",
      split = ",",
      description =
          "The emotions that the model is to answer with, among them any name of a folder of your "
              + "own, such as calm; recordings of others are left out (default: the usual six)")
  private List<String> labels = List.of();

  @Option(
      names = "--speaker",
      paramLabel = "EXPRESSION",
      converter = SpeakerExpression.class,
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

  /** Says in one line what is wrong with an expression. */
  static final class SpeakerExpression implements ITypeConverter<Pattern> {
    @Override
    public Pattern convert(String text) {
      try {
        return Pattern.compile(text);
      } catch (PatternSyntaxException e) {
        throw new TypeConversionException(
            "'" + text + "' is no regular expression: " + e.getDescription());
      }
    }
  }

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
   * @param notes is told what lies beside them and is not read
   * @throws IllegalArgumentException if there are none, or a name or label is unknown
   * @throws io.github.voiceemotion.training.corpus.CorpusException if one cannot be read
   */
  List<CorpusListing> list(boolean ravdessAsPublished, Consumer<String> notes) {
    if (data != null && !(published.isEmpty() && folders.isEmpty())) {
      throw new IllegalArgumentException(
          "--data names all corpora at once, --corpus and --folder one by one: expected either");
    }
    List<Corpus> corpora = new ArrayList<>();
    published.forEach(
        (name, folder) ->
            corpora.add(corpus(PublishedCorpus.ofLabel(name), folder, ravdessAsPublished)));
    folders.forEach(
        (name, folder) ->
            corpora.add(new EmotionFolders(folder, name, Optional.ofNullable(speaker))));
    if (corpora.isEmpty()) {
      corpora.addAll(inFolder(data == null ? DATA : data, ravdessAsPublished, notes));
    }
    if (speaker != null && corpora.stream().noneMatch(EmotionFolders.class::isInstance)) {
      throw new IllegalArgumentException(
          "--speaker is for recordings of your own, and there are none: see --folder");
    }
    List<CorpusListing> listings = new ArrayList<>();
    for (Corpus corpus : corpora) {
      CorpusListing listing = corpus.list();
      if (corpus instanceof EmotionFolders own && labels.isEmpty()) {
        requireUsualNames(own, listing);
      }
      listings.add(listing);
    }
    return chosen(CorpusListing.withoutCopies(listings));
  }

  private List<Corpus> inFolder(Path folder, boolean ravdessAsPublished, Consumer<String> notes) {
    List<Corpus> corpora = new ArrayList<>();
    for (PublishedCorpus corpus : PublishedCorpus.values()) {
      Path ofCorpus = folder.resolve(corpus.label());
      if (Files.isDirectory(ofCorpus)) {
        corpora.add(corpus(corpus, ofCorpus, ravdessAsPublished));
      }
    }
    for (Path other : otherFolders(folder)) {
      if (other.getFileName().toString().equals(OWN)) {
        corpora.add(new EmotionFolders(other, OWN, Optional.ofNullable(speaker)));
      } else {
        notes.accept(
            "note: " + other + " is not read: no corpus is called so; --folder NAME=" + other);
      }
    }
    if (corpora.isEmpty()) {
      throw new IllegalArgumentException(
          folder
              + " holds no corpus, expected a folder of the name of one of "
              + String.join(", ", PublishedCorpus.labels())
              + ", or "
              + OWN);
    }
    return corpora;
  }

  private static List<Path> otherFolders(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(Files::isDirectory)
          .filter(each -> !NO_CORPORA.contains(each.getFileName().toString()))
          .filter(each -> !each.getFileName().toString().startsWith("."))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * A name that was mistyped, or that means one of the six, would else be an emotion of its own.
   */
  private static void requireUsualNames(EmotionFolders own, CorpusListing listing) {
    List<String> found = listing.countByEmotion().keySet().stream().map(Emotion::label).toList();
    List<String> others =
        found.stream().filter(label -> !Labels.SIX.names().contains(label)).toList();
    if (!others.isEmpty()) {
      throw new IllegalArgumentException(
          own.folder()
              + " has folders that are not called as an emotion usually is: "
              + String.join(", ", others)
              + "; if the model is to answer with these, too, say --labels "
              + String.join(",", found));
    }
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
