package io.github.voiceemotion.training.corpus;

import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.training.corpus.CorpusFolder.AudioFile;
import io.github.voiceemotion.training.corpus.CorpusFolder.LeftOut;
import io.github.voiceemotion.training.corpus.CorpusFolder.Recording;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * nEMO, the Polish dataset of emotional speech: nine actors, ninety sentences, six emotions.
 *
 * <p>A file is named {@code EB0_anger_1.wav}: speaker, emotion and sentence.
 *
 * <p>Source: I. Christop, "nEMO: Dataset of Emotional Speech in Polish", LREC-COLING 2024.
 *
 * @param folder the folder that holds the recordings, directly or in subfolders
 */
public record Nemo(Path folder) implements Corpus {

  /** The corpus's name. */
  public static final String NAME = "nemo";

  private static final Pattern FILE =
      Pattern.compile(
          "(?<speaker>[A-Z]{2}\\d)_(?<emotion>ANGER|FEAR|HAPPINESS|NEUTRAL|SADNESS|SURPRISED)"
              + "_\\d+");

  public Nemo {
    Objects.requireNonNull(folder, "folder");
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public CorpusListing list() {
    return CorpusFolder.list(NAME, folder, "EB0_anger_1.wav", Nemo::read);
  }

  private static Recording read(AudioFile audio) throws LeftOut {
    Matcher file = FILE.matcher(audio.name());
    if (!file.matches()) {
      throw new LeftOut("not named as in nEMO");
    }
    return new Recording(
        audio.name(), file.group("speaker"), emotion(file.group("emotion")), Intensity.UNSPECIFIED);
  }

  private static Emotion emotion(String name) {
    return switch (name) {
      case "NEUTRAL" -> Emotion.NEUTRAL;
      case "HAPPINESS" -> Emotion.HAPPY;
      case "SADNESS" -> Emotion.SAD;
      case "ANGER" -> Emotion.ANGRY;
      case "FEAR" -> Emotion.FEAR;
      case "SURPRISED" -> Emotion.SURPRISE;
      default -> throw new IllegalStateException("emotion " + name + " passed the pattern");
    };
  }
}
