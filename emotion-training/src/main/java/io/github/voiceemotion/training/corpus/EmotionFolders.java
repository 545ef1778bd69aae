package io.github.voiceemotion.training.corpus;

import static java.util.Map.entry;

import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.training.corpus.CorpusFolder.AudioFile;
import io.github.voiceemotion.training.corpus.CorpusFolder.LeftOut;
import io.github.voiceemotion.training.corpus.CorpusFolder.Recording;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recordings of one's own, in one folder an emotion, such as {@code angry}, {@code calm} and {@code
 * stressed}, with subfolders or without. The usual names of the six emotions are understood, such
 * as {@code Fearful} and {@code happiness}; any other name, in lower case and with underscores for
 * spaces, is itself the label of its recordings. Files in a folder whose name may not be a label
 * are left out.
 *
 * <p>Who speaks is read from the name of each file by an expression that is found somewhere in it.
 * Its group {@code speaker}, or else its first group, is the speaker, in lower case and with
 * hyphens for underscores:
 *
 * <pre>{@code
 * // own/angry/Anna_03.wav is spoken by own-anna
 * new EmotionFolders(Path.of("own"), "own", Pattern.compile("^([^_]+)_"));
 * }</pre>
 *
 * <p>Without an expression, nobody knows how many people speak, and all files count as one speaker,
 * {@code own-unknown}. That keeps a split by speaker honest, since the folder is then never divided
 * between training and test; it also means that such a folder cannot be split on its own.
 *
 * @param folder the folder that holds the emotions' folders
 * @param name the corpus's name, with which its speakers' ids begin: lower-case letters, digits and
 *     single hyphens
 * @param speaker what finds the speaker in a file's name without its ending
 */
public record EmotionFolders(Path folder, String name, Optional<Pattern> speaker)
    implements Corpus {

  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  /** What the six are called in corpora and papers. */
  private static final Map<String, Emotion> USUAL_NAMES =
      Map.ofEntries(
          entry("happiness", Emotion.HAPPY),
          entry("joy", Emotion.HAPPY),
          entry("joyful", Emotion.HAPPY),
          entry("sadness", Emotion.SAD),
          entry("anger", Emotion.ANGRY),
          entry("fearful", Emotion.FEAR),
          entry("afraid", Emotion.FEAR),
          entry("scared", Emotion.FEAR),
          entry("surprised", Emotion.SURPRISE),
          entry("ps", Emotion.SURPRISE),
          entry("pleasant_surprise", Emotion.SURPRISE),
          entry("pleasant_surprised", Emotion.SURPRISE));

  /** Java 17 does not tell a pattern's groups. */
  private static final String SPEAKER_GROUP = "(?<speaker>";

  public EmotionFolders {
    Objects.requireNonNull(folder, "folder");
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "corpus name is '" + name + "', expected lower-case letters, digits and single hyphens");
    }
    speaker.ifPresent(
        expression -> {
          if (expression.matcher("").groupCount() == 0) {
            throw new IllegalArgumentException(
                "speaker expression is '" + expression + "', expected a group in parentheses");
          }
        });
  }

  /** Makes the corpus of a folder whose files' names say who speaks. */
  public EmotionFolders(Path folder, String name, Pattern speaker) {
    this(folder, name, Optional.of(speaker));
  }

  /** Makes the corpus of a folder whose speakers are unknown. */
  public EmotionFolders(Path folder, String name) {
    this(folder, name, Optional.empty());
  }

  @Override
  public CorpusListing list() {
    return CorpusFolder.list(name, folder, "angry/NAME.wav", this::read);
  }

  private Recording read(AudioFile audio) throws LeftOut {
    Path within = folder.relativize(audio.path());
    String file = CorpusFolder.withoutEnding(within);
    Emotion emotion = emotion(within);
    return new Recording(
        within.resolveSibling(file).toString(), speakerOf(file), emotion, Intensity.UNSPECIFIED);
  }

  private static Emotion emotion(Path within) throws LeftOut {
    if (within.getNameCount() < 2) {
      throw new LeftOut("not in a folder of an emotion");
    }
    String folder = within.getName(0).toString();
    String label = folder.strip().toLowerCase(Locale.ROOT).replace(' ', '_');
    Emotion usual = USUAL_NAMES.get(label.replace('-', '_'));
    if (usual == null && !Emotion.isLabel(label)) {
      throw new LeftOut("in a folder '" + folder + "', which can be no label");
    }
    return usual == null ? new Emotion(label) : usual;
  }

  private String speakerOf(String file) throws LeftOut {
    if (speaker.isEmpty()) {
      return "unknown";
    }
    Matcher name = speaker.get().matcher(file);
    String found = name.find() ? group(name) : null;
    if (found == null || found.isBlank()) {
      throw new LeftOut("no speaker in the name");
    }
    return found.replace('_', '-');
  }

  private static String group(Matcher name) {
    return name.pattern().pattern().contains(SPEAKER_GROUP) ? name.group("speaker") : name.group(1);
  }
}
