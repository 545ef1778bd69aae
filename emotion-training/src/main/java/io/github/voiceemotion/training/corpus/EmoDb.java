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
 * EMO-DB, the Berlin Database of Emotional Speech: ten German actors, ten sentences, seven
 * emotions, surprise not among them.
 *
 * <p>A file is named {@code 03a01Fa.wav}: speaker (two digits), sentence (three characters), the
 * first letter of the emotion's German name (W anger, L boredom, E disgust, A fear, F happiness, T
 * sadness, N neutral) and version. Boredom and disgust are left out.
 *
 * <p>Source: F. Burkhardt et al., "A Database of German Emotional Speech", Interspeech 2005.
 *
 * @param folder the published folder, or any folder that holds the recordings, directly or in
 *     subfolders
 */
public record EmoDb(Path folder) implements Corpus {

  /** The corpus's name. */
  public static final String NAME = "emo-db";

  private static final Pattern FILE =
      Pattern.compile("(?<speaker>\\d\\d)[A-Z]\\d\\d(?<emotion>[WLEAFTN])[A-Z]");

  public EmoDb {
    Objects.requireNonNull(folder, "folder");
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public CorpusListing list() {
    return CorpusFolder.list(NAME, folder, "03a01Fa.wav", EmoDb::read);
  }

  private static Recording read(AudioFile audio) throws LeftOut {
    Matcher file = FILE.matcher(audio.name());
    if (!file.matches()) {
      throw new LeftOut("not named as in EMO-DB");
    }
    return new Recording(
        audio.name(), file.group("speaker"), emotion(file.group("emotion")), Intensity.UNSPECIFIED);
  }

  private static Emotion emotion(String code) throws LeftOut {
    return switch (code) {
      case "N" -> Emotion.NEUTRAL;
      case "F" -> Emotion.HAPPY;
      case "T" -> Emotion.SAD;
      case "W" -> Emotion.ANGRY;
      case "A" -> Emotion.FEAR;
      case "E" -> throw new LeftOut("disgust");
      case "L" -> throw new LeftOut("boredom");
      default -> throw new IllegalStateException("emotion " + code + " passed the pattern");
    };
  }
}
