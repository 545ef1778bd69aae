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
 * The Indian EmoSpeech Command Dataset: single words such as "help", "stop" and "bacho" (Hindi for
 * "save me") by people who are no actors, with their own devices wherever they were; four emotions,
 * sadness and surprise not among them. A recording's emotion is the one that its speaker was asked
 * for.
 *
 * <p>A file is named {@code
 * bacho-safe-angry-1562906047662-048e2eebe24932855ce305fb0b4a0dea01195599936ceb02499c24f8.wav}:
 * word, event in the background, emotion (calm, happy, angry, fearful), time, and a hash of the
 * speaker's name, of which the first ten digits are the speaker here. A few published names have
 * question marks in place of the time. Calm counts as neutral. Backgrounds without a word, whose
 * emotion is None, are left out. So is the hash of an empty name, {@code d14a028c2a...}: it stands
 * for any number of unknown people, who may be among the named ones too.
 *
 * <p>Source: S. Banga et al., "Indian EmoSpeech Command Dataset: A dataset for emotion based speech
 * recognition in the wild", arXiv:1910.13801, 2019.
 *
 * @param folder the published folder, with a folder for each place of recording, or any folder that
 *     holds the recordings, directly or in subfolders
 */
public record EmoSpeechIn(Path folder) implements Corpus {

  /** The corpus's name. */
  public static final String NAME = "emospeech-in";

  /** The time is not looked at, so it may be anything. */
  private static final Pattern FILE =
      Pattern.compile(
          "(?<word>[A-Z]+)-(?<event>[A-Z _]+)-(?<emotion>CALM|HAPPY|ANGRY|FEARFUL|NONE)"
              + "-(?<time>[^-]+)-(?<speaker>[0-9A-F]{10})[0-9A-F]{46}");

  /** SHA-224 of nothing. */
  private static final String UNKNOWN = "D14A028C2A";

  public EmoSpeechIn {
    Objects.requireNonNull(folder, "folder");
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public CorpusListing list() {
    return CorpusFolder.list(
        NAME, folder, "bacho-safe-angry-1562906047662-HASH.wav", EmoSpeechIn::read);
  }

  private static Recording read(AudioFile audio) throws LeftOut {
    Matcher file = FILE.matcher(audio.name());
    if (!file.matches()) {
      throw new LeftOut("not named as in the Indian EmoSpeech Command Dataset");
    }
    Emotion emotion = emotion(file.group("emotion"));
    if (file.group("speaker").equals(UNKNOWN)) {
      throw new LeftOut("unknown speaker");
    }
    return new Recording(audio.name(), file.group("speaker"), emotion, Intensity.UNSPECIFIED);
  }

  private static Emotion emotion(String name) throws LeftOut {
    return switch (name) {
      case "CALM" -> Emotion.NEUTRAL;
      case "HAPPY" -> Emotion.HAPPY;
      case "ANGRY" -> Emotion.ANGRY;
      case "FEARFUL" -> Emotion.FEAR;
      case "NONE" -> throw new LeftOut("no emotion");
      default -> throw new IllegalStateException("emotion " + name + " passed the pattern");
    };
  }
}
