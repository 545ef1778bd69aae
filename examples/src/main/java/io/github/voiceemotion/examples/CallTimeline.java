package io.github.voiceemotion.examples;

import io.github.voiceemotion.api.EmotionRecognizer;
import io.github.voiceemotion.api.Segment;
import io.github.voiceemotion.model.Emotion;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Lists when a caller sounds angry or sad in a recording of any length: windows that overlap or
 * touch and have the same emotion are put together.
 *
 * <pre>{@code
 * mvn -q -pl examples -am compile exec:java \
 *     -Dexec.mainClass=io.github.voiceemotion.examples.CallTimeline \
 *     -Dexec.args="data/samples/synthesised.wav"
 * }</pre>
 */
public final class CallTimeline {

  private static final Set<Emotion> ALARMING = Set.of(Emotion.ANGRY, Emotion.SAD);

  private CallTimeline() {}

  /** A stretch of one emotion, with the confidence of its surest window. */
  record Turn(Emotion emotion, Duration start, Duration end, double confidence) {}

  /** Takes the recording's path. */
  public static void main(String[] arguments) {
    try (EmotionRecognizer recognizer = EmotionRecognizer.pretrained();
        Stream<Segment> segments = recognizer.timeline(Path.of(arguments[0]))) {
      List<Turn> turns = turns(segments);
      for (Turn turn : turns) {
        System.out.printf(
            "%s to %s  %s (%.0f %%)%n",
            clock(turn.start()),
            clock(turn.end()),
            turn.emotion().label(),
            100 * turn.confidence());
      }
      System.out.println("stretches that sound angry or sad: " + turns.size());
    }
  }

  /** Puts windows together; those that are rejected or of another emotion end a stretch. */
  static List<Turn> turns(Stream<Segment> segments) {
    List<Turn> turns = new ArrayList<>();
    segments
        .filter(segment -> segment.prediction().rejection().isEmpty())
        .filter(segment -> ALARMING.contains(segment.prediction().emotion()))
        .forEachOrdered(segment -> append(turns, segment));
    return turns;
  }

  private static void append(List<Turn> turns, Segment segment) {
    Emotion emotion = segment.prediction().emotion();
    double confidence = segment.prediction().confidence();
    Duration start = segment.start();
    Turn last = turns.isEmpty() ? null : turns.get(turns.size() - 1);
    if (last != null && last.emotion().equals(emotion) && start.compareTo(last.end()) <= 0) {
      turns.remove(turns.size() - 1);
      start = last.start();
      confidence = Math.max(confidence, last.confidence());
    }
    turns.add(new Turn(emotion, start, segment.end(), confidence));
  }

  private static String clock(Duration time) {
    return "%02d:%02d.%d"
        .formatted(time.toMinutes(), time.toSecondsPart(), time.toMillisPart() / 100);
  }
}
