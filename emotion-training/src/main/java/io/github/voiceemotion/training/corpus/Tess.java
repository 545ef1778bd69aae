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
 * TESS, the Toronto Emotional Speech Set: two Canadian women, one of 26 and one of 64 years, 200
 * words, seven emotions.
 *
 * <p>A file is named {@code OAF_back_angry.wav}: speaker (OAF the older, YAF the younger), word and
 * emotion (ps for pleasant surprise). Disgust is left out.
 *
 * <p>Source: M. K. Pichora-Fuller and K. Dupuis, "Toronto emotional speech set (TESS)", Borealis,
 * 2020.
 *
 * @param folder the folder that holds the recordings, directly or in subfolders
 */
public record Tess(Path folder) implements Corpus {

  /** The corpus's name. */
  public static final String NAME = "tess";

  /** One published file, OA_bite_neutral, lacks the F of its speaker. */
  private static final Pattern FILE =
      Pattern.compile(
          "(?<speaker>OAF?|YAF)_[A-Z]+_(?<emotion>ANGRY|DISGUST|FEAR|HAPPY|NEUTRAL|PS|SAD)");

  public Tess {
    Objects.requireNonNull(folder, "folder");
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public CorpusListing list() {
    return CorpusFolder.list(NAME, folder, "OAF_back_angry.wav", Tess::read);
  }

  private static Recording read(AudioFile audio) throws LeftOut {
    Matcher file = FILE.matcher(audio.name());
    if (!file.matches()) {
      throw new LeftOut("not named as in TESS");
    }
    return new Recording(
        audio.name(),
        file.group("speaker").equals("YAF") ? "yaf" : "oaf",
        emotion(file.group("emotion")),
        Intensity.UNSPECIFIED);
  }

  private static Emotion emotion(String name) throws LeftOut {
    return switch (name) {
      case "NEUTRAL" -> Emotion.NEUTRAL;
      case "HAPPY" -> Emotion.HAPPY;
      case "SAD" -> Emotion.SAD;
      case "ANGRY" -> Emotion.ANGRY;
      case "FEAR" -> Emotion.FEAR;
      case "PS" -> Emotion.SURPRISE;
      case "DISGUST" -> throw new LeftOut("disgust");
      default -> throw new IllegalStateException("emotion " + name + " passed the pattern");
    };
  }
}
