package io.github.voiceemotion.cli;

import io.github.voiceemotion.api.Explanation;
import io.github.voiceemotion.api.Segment;
import io.github.voiceemotion.model.Prediction;
import io.github.voiceemotion.transcription.Word;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** How results are written: for people, or for one of two kinds of programs. */
interface ResultFormat {

  /** Returns what comes before the first result. */
  String heading();

  /** Returns what is said of a file, or of standard input, whose name is a hyphen. */
  String prediction(String file, Prediction prediction);

  /**
   * Says what is said of a file and the words in it, for people in two parts.
   *
   * @param words waits for them
   * @param say takes what can be said so far
   */
  void spoken(String file, Prediction prediction, Supplier<Words> words, Consumer<String> say);

  /** Returns what is said of a stretch of a file. */
  String segment(String file, Segment segment);

  /**
   * Returns what is said of a stretch of a file and the words in it.
   *
   * @param said the words, if the engine has heard any
   * @param failure why there are none, if it could not work
   */
  String segment(String file, Segment segment, List<Word> said, Optional<String> failure);

  /** Returns what is said of a file and why. */
  String explanation(String file, Explanation explanation);

  /** Returns what stands for a file that could not be read; empty if that is told elsewhere. */
  String failure(String file, String message);
}
