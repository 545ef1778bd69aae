package io.github.voiceemotion.training.evaluate;

import io.github.voiceemotion.model.Provenance;
import io.github.voiceemotion.training.corpus.Utterance;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * What a model scores on utterances it was not trained on.
 *
 * <pre>{@code
 * Evaluation evaluation = Evaluation.of(protocol.name(), scored, seed);
 * log.info("{}", evaluation.summary());
 * }</pre>
 *
 * @param protocol the name of the protocol under which the model was trained and tested
 * @param speakers the number of speakers
 * @param confusion which emotion was taken for which, with UAR, accuracy and macro F1
 * @param calibration how far confidence is from accuracy
 * @param uarInterval the 95 % interval of the UAR over speakers, empty if there is but one speaker
 */
public record Evaluation(
    String protocol,
    int speakers,
    ConfusionMatrix confusion,
    CalibrationError calibration,
    Optional<Bootstrap.Interval> uarInterval) {

  public Evaluation {
    Objects.requireNonNull(confusion, "confusion");
    Objects.requireNonNull(calibration, "calibration");
    Objects.requireNonNull(uarInterval, "uarInterval");
    if (protocol.isBlank()) {
      throw new IllegalArgumentException("protocol is blank");
    }
  }

  /**
   * Evaluates predictions.
   *
   * @param protocol the name of the protocol, without which no score means anything
   * @param scored the predictions
   * @param seed the seed of the interval
   * @throws IllegalArgumentException if there are no predictions or the protocol has no name
   */
  public static Evaluation of(String protocol, List<ScoredUtterance> scored, long seed) {
    int speakers =
        Utterance.speakers(scored.stream().map(ScoredUtterance::utterance).toList()).size();
    return new Evaluation(
        protocol,
        speakers,
        ConfusionMatrix.of(scored),
        CalibrationError.of(scored),
        speakers < 2
            ? Optional.empty()
            : Optional.of(Bootstrap.of(scored, ConfusionMatrix::uar, seed)));
  }

  /** Returns the scores as a model's provenance holds them. */
  public Provenance.Score score() {
    return new Provenance.Score(
        protocol,
        confusion.total(),
        confusion.uar(),
        confusion.accuracy(),
        confusion.macroF1(),
        calibration.expected(),
        confusion.counts());
  }

  /** Returns the scores and their protocol in one line. */
  public String summary() {
    return String.format(
        Locale.ROOT,
        "%s: UAR %.3f%s, accuracy %.3f, macro F1 %.3f, calibration error %.3f"
            + " (%d utterances, %d speakers)",
        protocol,
        confusion.uar(),
        uarInterval
            .map(range -> String.format(Locale.ROOT, " [%.3f-%.3f]", range.lower(), range.upper()))
            .orElse(""),
        confusion.accuracy(),
        confusion.macroF1(),
        calibration.expected(),
        confusion.total(),
        speakers);
  }
}
