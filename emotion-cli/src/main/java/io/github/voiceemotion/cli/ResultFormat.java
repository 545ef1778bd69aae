package io.github.voiceemotion.cli;

import io.github.voiceemotion.api.EmotionSegment;
import io.github.voiceemotion.api.Explanation;
import io.github.voiceemotion.model.EmotionPrediction;

/** How results are written: for people, or for one of two kinds of programs. */
interface ResultFormat {

  /** Returns what comes before the first result. */
  String heading();

  /** Returns what is said of a file, or of standard input, whose name is a hyphen. */
  String prediction(String file, EmotionPrediction prediction);

  /** Returns what is said of a stretch of a file. */
  String segment(String file, EmotionSegment segment);

  /** Returns what is said of a file and why. */
  String explanation(String file, Explanation explanation);

  /** Returns what stands for a file that could not be read; empty if that is told elsewhere. */
  String failure(String file, String message);
}
