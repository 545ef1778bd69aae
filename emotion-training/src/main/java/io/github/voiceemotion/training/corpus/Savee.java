package io.github.voiceemotion.training.corpus;

import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.training.corpus.CorpusFolder.AudioFile;
import io.github.voiceemotion.training.corpus.CorpusFolder.LeftOut;
import io.github.voiceemotion.training.corpus.CorpusFolder.Recording;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SAVEE, Surrey Audio-Visual Expressed Emotion: four British men, fifteen sentences an emotion,
 * seven emotions.
 *
 * <p>A file is named {@code a01.wav}: emotion (a anger, d disgust, f fear, h happiness, n neutral,
 * sa sadness, su surprise) and sentence. Its folder, {@code DC}, {@code JE}, {@code JK} or {@code
 * KL}, is the speaker. Copies of the corpus circulate that have all files in one folder and the
 * speaker before the name, {@code DC_a01.wav}; they are read as well. Disgust is left out.
 *
 * <p>Source: S. Haq and P. J. B. Jackson, "Multimodal Emotion Recognition", in Machine Audition:
 * Principles, Algorithms and Systems, 2010.
 *
 * @param folder the published folder {@code AudioData}, or any folder that holds the recordings,
 *     directly or in subfolders
 */
public record Savee(Path folder) implements Corpus {

  /** The corpus's name. */
  public static final String NAME = "savee";

  private static final Set<String> SPEAKERS = Set.of("DC", "JE", "JK", "KL");

  private static final Pattern FILE =
      Pattern.compile("((?<speaker>[A-Z]{2})_)?(?<emotion>A|D|F|H|N|SA|SU)(?<sentence>\\d\\d)");

  public Savee {
    Objects.requireNonNull(folder, "folder");
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public CorpusListing list() {
    return CorpusFolder.list(NAME, folder, "DC/a01.wav or DC_a01.wav", Savee::read);
  }

  private static Recording read(AudioFile audio) throws LeftOut {
    Matcher file = FILE.matcher(audio.name());
    if (!file.matches()) {
      throw new LeftOut("not named as in SAVEE");
    }
    String speaker = file.group("speaker") == null ? audio.folder() : file.group("speaker");
    if (!SPEAKERS.contains(speaker)) {
      throw new LeftOut("no speaker of SAVEE");
    }
    return new Recording(
        speaker + file.group("emotion") + file.group("sentence"),
        speaker,
        emotion(file.group("emotion")),
        Intensity.UNSPECIFIED);
  }

  private static Emotion emotion(String code) throws LeftOut {
    return switch (code) {
      case "N" -> Emotion.NEUTRAL;
      case "H" -> Emotion.HAPPY;
      case "SA" -> Emotion.SAD;
      case "A" -> Emotion.ANGRY;
      case "F" -> Emotion.FEAR;
      case "SU" -> Emotion.SURPRISE;
      case "D" -> throw new LeftOut("disgust");
      default -> throw new IllegalStateException("emotion " + code + " passed the pattern");
    };
  }
}
