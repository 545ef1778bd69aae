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
 * EMOVO, the Italian corpus of emotional speech: six actors, three of them women, fourteen
 * sentences, seven emotions.
 *
 * <p>A file is named {@code rab-f1-b1.wav}: the first letters of the emotion's Italian name (neu
 * neutral, gio joy, tri sadness, rab anger, pau fear, sor surprise, dis disgust), speaker (f1 to
 * f3, m1 to m3) and sentence. Disgust is left out.
 *
 * <p>Source: G. Costantini et al., "EMOVO Corpus: an Italian Emotional Speech Database", LREC 2014.
 *
 * @param folder the published folder, with a folder for each speaker, or any folder that holds the
 *     recordings, directly or in subfolders
 */
public record Emovo(Path folder) implements Corpus {

  /** The corpus's name. */
  public static final String NAME = "emovo";

  private static final Pattern FILE =
      Pattern.compile(
          "(?<emotion>NEU|GIO|TRI|RAB|PAU|SOR|DIS)-(?<speaker>[FM][1-3])-(B[1-3]|L[1-4]|N[1-5]|D[12])");

  public Emovo {
    Objects.requireNonNull(folder, "folder");
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public CorpusListing list() {
    return CorpusFolder.list(NAME, folder, "rab-f1-b1.wav", Emovo::read);
  }

  private static Recording read(AudioFile audio) throws LeftOut {
    Matcher file = FILE.matcher(audio.name());
    if (!file.matches()) {
      throw new LeftOut("not named as in EMOVO");
    }
    return new Recording(
        audio.name(), file.group("speaker"), emotion(file.group("emotion")), Intensity.UNSPECIFIED);
  }

  private static Emotion emotion(String code) throws LeftOut {
    return switch (code) {
      case "NEU" -> Emotion.NEUTRAL;
      case "GIO" -> Emotion.HAPPY;
      case "TRI" -> Emotion.SAD;
      case "RAB" -> Emotion.ANGRY;
      case "PAU" -> Emotion.FEAR;
      case "SOR" -> Emotion.SURPRISE;
      case "DIS" -> throw new LeftOut("disgust");
      default -> throw new IllegalStateException("emotion " + code + " passed the pattern");
    };
  }
}
