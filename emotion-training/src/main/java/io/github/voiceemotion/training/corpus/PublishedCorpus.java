package io.github.voiceemotion.training.corpus;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The published corpora that the program reads, by name.
 *
 * <pre>{@code
 * Corpus corpus = PublishedCorpus.ofLabel("emo-db").in(Path.of("downloads/emo-db"));
 * }</pre>
 */
public enum PublishedCorpus {
  RAVDESS(Ravdess.NAME, "English", "CC BY-NC-SA 4.0", Ravdess::new),
  CREMA_D(CremaD.NAME, "English", "ODbL 1.0", CremaD::new),
  TESS(Tess.NAME, "English", "CC BY-NC-ND 4.0", Tess::new),
  SAVEE(Savee.NAME, "English", "research only, on registration", Savee::new),
  NEMO(Nemo.NAME, "Polish", "CC BY-NC-SA 4.0", Nemo::new),
  EMO_DB(EmoDb.NAME, "German", "see its page", EmoDb::new),
  EMOVO(Emovo.NAME, "Italian", "CC BY-NC-SA 4.0", Emovo::new),
  EMOTIONTTS_KO(EmotionTtsKo.NAME, "Korean", "research only, CC BY-NC-SA", EmotionTtsKo::new),
  EMOSPEECH_IN(EmoSpeechIn.NAME, "Indian English and Hindi", "CC BY-NC-SA 4.0", EmoSpeechIn::new);

  private final String label;
  private final String language;
  private final String licence;
  private final Function<Path, Corpus> reader;

  PublishedCorpus(String label, String language, String licence, Function<Path, Corpus> reader) {
    this.label = label;
    this.language = language;
    this.licence = licence;
    this.reader = reader;
  }

  /**
   * Returns the corpus in a folder, as it was published or as the {@link Organizer} laid it out.
   */
  public Corpus in(Path folder) {
    return reader.apply(folder);
  }

  /** Returns the corpus's name, such as {@code crema-d}. */
  public String label() {
    return label;
  }

  /** Returns the language that is spoken, in English. */
  public String language() {
    return language;
  }

  /** Returns the licence of the recordings, in a word. */
  public String licence() {
    return licence;
  }

  /**
   * Returns the corpus of a name.
   *
   * @throws IllegalArgumentException if there is no such corpus
   */
  public static PublishedCorpus ofLabel(String label) {
    return Stream.of(values())
        .filter(corpus -> corpus.label.equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown corpus '"
                        + label
                        + "', expected one of "
                        + String.join(", ", labels())));
  }

  /** Returns the names of all. */
  public static List<String> labels() {
    return Stream.of(values()).map(PublishedCorpus::label).toList();
  }
}
