package io.github.voiceemotion.transcription;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A line of subtitles.
 *
 * @param start when it shows, in seconds
 * @param end when it goes, in seconds
 * @param text what is said
 * @param speaker who says it, where that is known
 * @param emotion how it sounds, where that is known
 */
public record Cue(
    double start, double end, String text, Optional<String> speaker, Optional<String> emotion) {

  /** What fits into two lines. */
  private static final int MOST_CHARACTERS = 84;

  private static final double LONGEST_SECONDS = 7;

  /** Who is silent for longer begins another line. */
  private static final double LONGEST_PAUSE = 0.8;

  private static final String ENDS_A_SENTENCE = ".!?。！？।";

  public Cue {
    if (!(start >= 0 && end >= start && end < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "a cue lasts from " + start + " to " + end + " s, expected times in order");
    }
  }

  /** Returns the same cue with an emotion. */
  public Cue withEmotion(String other) {
    return new Cue(start, end, text, speaker, Optional.of(other));
  }

  /** Returns the same cue of a speaker. */
  public Cue withSpeaker(String other) {
    return new Cue(start, end, text, Optional.of(other), emotion);
  }

  /** Returns lines of words: up to the end of a sentence, a pause, or what can be read at once. */
  public static List<Cue> of(List<Word> words) {
    List<Cue> cues = new ArrayList<>();
    List<Word> line = new ArrayList<>();
    for (Word word : words) {
      if (!line.isEmpty() && !goesOn(line, word)) {
        cues.add(cue(line));
        line.clear();
      }
      line.add(word);
    }
    if (!line.isEmpty()) {
      cues.add(cue(line));
    }
    return cues;
  }

  private static boolean goesOn(List<Word> line, Word next) {
    Word last = line.get(line.size() - 1);
    int end = last.text().length() - 1;
    boolean ended = end >= 0 && ENDS_A_SENTENCE.indexOf(last.text().charAt(end)) >= 0;
    return !ended
        && next.start() - last.end() <= LONGEST_PAUSE
        && next.end() - line.get(0).start() <= LONGEST_SECONDS
        && text(line).length() + 1 + next.text().length() <= MOST_CHARACTERS;
  }

  private static Cue cue(List<Word> line) {
    return new Cue(
        line.get(0).start(),
        line.get(line.size() - 1).end(),
        text(line),
        Optional.empty(),
        Optional.empty());
  }

  private static String text(List<Word> line) {
    return String.join(" ", line.stream().map(Word::text).toList());
  }
}
