package io.github.voiceemotion.training.evaluate;

import io.github.voiceemotion.model.Provenance;
import io.github.voiceemotion.training.corpus.Quantity;
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
 * @param confusion which emotion was taken for which, with UAR, accuracy and macro F1, all of them
 *     over the emotions that occur in the truth, whatever else the model could answer
 * @param amongOwn the same if the model could answer only with the emotions that occur in the truth
 * @param calibration how far confidence is from accuracy
 * @param uarInterval the 95 % interval of the UAR over speakers, empty if there is but one speaker
 */
public record Evaluation(
    String protocol,
    int speakers,
    ConfusionMatrix confusion,
    ConfusionMatrix amongOwn,
    CalibrationError calibration,
    Optional<Bootstrap.Interval> uarInterval) {

  public Evaluation {
    Objects.requireNonNull(confusion, "confusion");
    Objects.requireNonNull(amongOwn, "amongOwn");
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
        ConfusionMatrix.amongOwn(scored),
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

  /** Returns whether some of the model's emotions do not occur, but more than one does. */
  boolean lacksEmotions() {
    return confusion.occurring() > 1 && confusion.occurring() < confusion.labels().size();
  }

  /** Returns the scores and their protocol in one line. */
  public String summary() {
    return String.format(
        Locale.ROOT,
        "%s: UAR %.3f%s%s, accuracy %.3f, macro F1 %.3f, calibration error %.3f" + " (%s, %s)",
        protocol,
        confusion.uar(),
        uarInterval
            .map(range -> String.format(Locale.ROOT, " [%.3f-%.3f]", range.lower(), range.upper()))
            .orElse(""),
        lacksEmotions()
            ? String.format(
                Locale.ROOT,
                " (%.3f among its own %d emotions)",
                amongOwn.uar(),
                confusion.occurring())
            : "",
        confusion.accuracy(),
        confusion.macroF1(),
        calibration.expected(),
        Quantity.of(confusion.total(), "utterance"),
        Quantity.of(speakers, "speaker"));
  }
}
