package io.github.voiceemotion.training.corpus;

import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.training.corpus.CorpusFolder.AudioFile;
import io.github.voiceemotion.training.corpus.CorpusFolder.LeftOut;
import io.github.voiceemotion.training.corpus.CorpusFolder.Recording;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * CREMA-D, the Crowd-sourced Emotional Multimodal Actors Dataset: 91 American actors, twelve
 * sentences, six emotions, surprise not among them.
 *
 * <p>A file is named {@code 1001_DFA_ANG_XX.wav}: actor, sentence, emotion and intensity (LO, MD,
 * HI, or XX where none was asked for; one published file has X). Disgust is left out.
 *
 * <p>Source: H. Cao et al., "CREMA-D: Crowd-Sourced Emotional Multimodal Actors Dataset", IEEE
 * Transactions on Affective Computing 5(4), 2014.
 *
 * @param folder the published folder, of which {@code AudioWAV} is read, or any folder that holds
 *     the recordings, directly or in subfolders
 */
public record CremaD(Path folder) implements Corpus {

  /** The corpus's name. */
  public static final String NAME = "crema-d";

  private static final Pattern FILE =
      Pattern.compile(
          "(?<actor>10\\d\\d)_[A-Z]{3}_(?<emotion>ANG|DIS|FEA|HAP|NEU|SAD)"
              + "_(?<intensity>LO|MD|HI|XX?)");

  public CremaD {
    Objects.requireNonNull(folder, "folder");
  }

  /** Returns the id of an actor, 1001 to 1091, such as {@code crema-d-1001}. */
  public static String speaker(int actor) {
    return NAME + "-" + actor;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public CorpusListing list() {
    // Beside AudioWAV, the published folder holds the same recordings once more as MP3.
    Path wav = folder.resolve("AudioWAV");
    return CorpusFolder.list(
        NAME, Files.isDirectory(wav) ? wav : folder, "1001_DFA_ANG_XX.wav", CremaD::read);
  }

  private static Recording read(AudioFile audio) throws LeftOut {
    Matcher file = FILE.matcher(audio.name());
    if (!file.matches()) {
      throw new LeftOut("not named as in CREMA-D");
    }
    return new Recording(
        audio.name(),
        file.group("actor"),
        emotion(file.group("emotion")),
        intensity(file.group("intensity")));
  }

  private static Emotion emotion(String code) throws LeftOut {
    return switch (code) {
      case "NEU" -> Emotion.NEUTRAL;
      case "HAP" -> Emotion.HAPPY;
      case "SAD" -> Emotion.SAD;
      case "ANG" -> Emotion.ANGRY;
      case "FEA" -> Emotion.FEAR;
      case "DIS" -> throw new LeftOut("disgust");
      default -> throw new IllegalStateException("emotion " + code + " passed the pattern");
    };
  }

  private static Intensity intensity(String code) {
    return switch (code) {
      case "LO" -> Intensity.LOW;
      case "MD" -> Intensity.NORMAL;
      case "HI" -> Intensity.STRONG;
      default -> Intensity.UNSPECIFIED;
    };
  }
}
