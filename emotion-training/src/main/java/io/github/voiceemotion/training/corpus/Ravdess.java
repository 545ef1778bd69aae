package io.github.voiceemotion.training.corpus;

import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.model.Labels;
import io.github.voiceemotion.training.corpus.CorpusFolder.AudioFile;
import io.github.voiceemotion.training.corpus.CorpusFolder.LeftOut;
import io.github.voiceemotion.training.corpus.CorpusFolder.Recording;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The speech of RAVDESS, the Ryerson Audio-Visual Database of Emotional Speech and Song: 24
 * Canadian actors, two sentences, eight emotions at up to two intensities.
 *
 * <p>Seven numbers make a file's name, {@code 03-01-05-02-01-02-12.wav}: modality (03 audio only),
 * vocal channel (01 speech, 02 song), emotion, intensity (01 normal, 02 strong), sentence,
 * repetition and actor. They say everything, so the folders between do not matter: the published
 * {@code Actor_NN} folders, a folder above them and a flat folder all read alike. Song and
 * recordings with video are left out.
 *
 * <p>Read as one corpus among others, calm counts as neutral and disgust is left out: the six
 * emotions of {@link Labels#SIX} remain. Read as published, there are {@link #EIGHT}; fearful and
 * surprised are called fear and surprise, as everywhere.
 *
 * <p>Source: S. R. Livingstone and F. A. Russo, "The Ryerson Audio-Visual Database of Emotional
 * Speech and Song", PLoS ONE 13(5), 2018.
 *
 * @param folder the folder that holds the recordings, directly or in subfolders
 * @param asPublished whether calm and disgust are emotions of their own
 */
public record Ravdess(Path folder, boolean asPublished) implements Corpus {

  /** The corpus's name. */
  public static final String NAME = "ravdess";

  /** The emotions that it was published with. */
  public static final Labels EIGHT =
      Labels.of("neutral", "happy", "sad", "angry", "fear", "surprise", "calm", "disgust");

  private static final Pattern FILE =
      Pattern.compile(
          "(?<modality>0[1-3])-(?<channel>0[12])-(?<emotion>0[1-8])-(?<intensity>0[12])"
              + "-0[12]-0[12]-(?<actor>0[1-9]|1\\d|2[0-4])");

  public Ravdess {
    Objects.requireNonNull(folder, "folder");
  }

  /** Makes the corpus of the six emotions. */
  public Ravdess(Path folder) {
    this(folder, false);
  }

  /** Returns the id of an actor, 1 to 24, such as {@code ravdess-01}. */
  public static String speaker(int actor) {
    return String.format(Locale.ROOT, "%s-%02d", NAME, actor);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public CorpusListing list() {
    return CorpusFolder.list(NAME, folder, "03-01-05-02-01-02-12.wav", this::read);
  }

  private Recording read(AudioFile audio) throws LeftOut {
    Matcher file = FILE.matcher(audio.name());
    if (!file.matches()) {
      throw new LeftOut("not named as in RAVDESS");
    }
    if (!file.group("modality").equals("03")) {
      throw new LeftOut("not the audio-only modality");
    }
    if (file.group("channel").equals("02")) {
      throw new LeftOut("song");
    }
    return new Recording(
        audio.name(),
        file.group("actor"),
        emotion(file.group("emotion")),
        file.group("intensity").equals("01") ? Intensity.NORMAL : Intensity.STRONG);
  }

  private Emotion emotion(String code) throws LeftOut {
    return switch (code) {
      case "01" -> Emotion.NEUTRAL;
      case "02" -> asPublished ? new Emotion("calm") : Emotion.NEUTRAL;
      case "03" -> Emotion.HAPPY;
      case "04" -> Emotion.SAD;
      case "05" -> Emotion.ANGRY;
      case "06" -> Emotion.FEAR;
      case "07" -> disgust();
      case "08" -> Emotion.SURPRISE;
      default -> throw new IllegalStateException("emotion " + code + " passed the pattern");
    };
  }

  private Emotion disgust() throws LeftOut {
    if (!asPublished) {
      throw new LeftOut("disgust");
    }
    return new Emotion("disgust");
  }
}
