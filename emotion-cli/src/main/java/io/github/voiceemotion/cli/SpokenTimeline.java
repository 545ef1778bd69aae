package io.github.voiceemotion.cli;

import io.github.voiceemotion.api.Segment;
import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.transcription.Cue;
import io.github.voiceemotion.transcription.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The emotion over time, and the words that were said meanwhile.
 *
 * @param segments in order of time; they may overlap
 * @param words in order of time
 */
record SpokenTimeline(List<Segment> segments, List<Word> words) {

  SpokenTimeline {
    segments = List.copyOf(segments);
    words = List.copyOf(words);
  }

  /** Returns the words of each segment: each word belongs to that in whose middle it is most. */
  List<List<Word>> wordsOfSegments() {
    List<List<Word>> wordsOfSegments = new ArrayList<>();
    segments.forEach(segment -> wordsOfSegments.add(new ArrayList<>()));
    if (!segments.isEmpty()) {
      words.forEach(word -> wordsOfSegments.get(nearest(word)).add(word));
    }
    return wordsOfSegments;
  }

  private int nearest(Word word) {
    double middle = (word.start() + word.end()) / 2;
    int nearest = 0;
    for (int i = 1; i < segments.size(); i++) {
      if (distance(segments.get(i), middle) < distance(segments.get(nearest), middle)) {
        nearest = i;
      }
    }
    return nearest;
  }

  private static double distance(Segment segment, double time) {
    return Math.abs((seconds(segment.start()) + seconds(segment.end())) / 2 - time);
  }

  /** Returns the words as subtitles, each with the emotion that was heard for most of it. */
  List<Cue> cues() {
    return Cue.of(words).stream()
        .map(cue -> emotion(cue).map(cue::withEmotion).orElse(cue))
        .toList();
  }

  private Optional<String> emotion(Cue cue) {
    Map<Emotion, Double> heard = new HashMap<>();
    for (Segment segment : segments) {
      double overlap =
          Math.min(cue.end(), seconds(segment.end()))
              - Math.max(cue.start(), seconds(segment.start()));
      if (overlap > 0 && segment.prediction().rejection().isEmpty()) {
        segment
            .prediction()
            .probabilities()
            .forEach((emotion, share) -> heard.merge(emotion, overlap * share, Double::sum));
      }
    }
    return heard.entrySet().stream()
        .max(
            Map.Entry.<Emotion, Double>comparingByValue()
                .thenComparing(each -> each.getKey().label(), Comparator.reverseOrder()))
        .map(each -> each.getKey().label());
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1_000.0;
  }
}
