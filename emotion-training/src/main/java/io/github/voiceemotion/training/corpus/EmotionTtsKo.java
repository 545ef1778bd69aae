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
 * The emotional part of emotiontts_open_db, a Korean corpus for speech synthesis: fifteen speakers,
 * a hundred sentences an emotion, four emotions; fear and surprise not among them. One in twenty
 * sentences is public, the others are given on application.
 *
 * <p>A file is named {@code nea00101.wav}: speaker (ema, emb, emf to emh read plain sentences, nea
 * to nee and nek to neo such as suit the emotion) and number, which says the emotion: 1 to 100
 * neutral, 101 to 200 happy, 201 to 300 sad, 301 to 400 angry.
 *
 * <p>The corpus's own README has the last two the wrong way round. The sentences themselves say
 * which is which: {@code nen00202} is sorry for an actor who had an accident, {@code nek00302}
 * scolds a child who will not learn for an examination; and so the recordings sound.
 *
 * <p>Source: "Development of conversational speech synthesis technology to express emotion and
 * personality of robots through sound source diversification", Korea Advanced Institute of Science
 * and Technology and Selvas AI, 2020, {@code github.com/emotiontts/emotiontts_open_db}.
 *
 * @param folder the published folder {@code Emotional}, or any folder that holds the recordings,
 *     directly or in subfolders
 */
public record EmotionTtsKo(Path folder) implements Corpus {

  /** The corpus's name. */
  public static final String NAME = "emotiontts-ko";

  private static final Pattern FILE =
      Pattern.compile("(?<speaker>EM[ABFGH]|NE[A-EK-O])00(?<number>(?!000)[0-3]\\d\\d|400)");

  public EmotionTtsKo {
    Objects.requireNonNull(folder, "folder");
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public CorpusListing list() {
    return CorpusFolder.list(NAME, folder, "nea00101.wav", EmotionTtsKo::read);
  }

  private static Recording read(AudioFile audio) throws LeftOut {
    Matcher file = FILE.matcher(audio.name());
    if (!file.matches()) {
      throw new LeftOut("not named as in the emotional part of emotiontts_open_db");
    }
    return new Recording(
        audio.name(),
        file.group("speaker"),
        emotion(Integer.parseInt(file.group("number"))),
        Intensity.UNSPECIFIED);
  }

  private static Emotion emotion(int number) {
    if (number <= 100) {
      return Emotion.NEUTRAL;
    }
    if (number <= 200) {
      return Emotion.HAPPY;
    }
    return number <= 300 ? Emotion.SAD : Emotion.ANGRY;
  }
}
